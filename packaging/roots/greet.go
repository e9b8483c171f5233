// SPDX-License-Identifier: LGPL-2.1-or-later

// Tells the versions of the library and of a daemon.
package main

import (
	"fmt"
	"os"

	libvirt "github.com/libvirt/libvirt-go"
)

func main() {
	uri := "test:///default"
	if len(os.Args) > 1 {
		uri = os.Args[1]
	}
	conn, err := libvirt.NewConnectReadOnly(uri)
	if err != nil {
		panic(err)
	}
	library, err := libvirt.GetVersion()
	if err != nil {
		panic(err)
	}
	daemon, err := conn.GetLibVersion()
	if err != nil {
		panic(err)
	}
	fmt.Printf("library %d, daemon %d\n", library, daemon)
}
