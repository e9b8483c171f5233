/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Preloaded: what a program opens as test:///… is opened through the daemon whose socket
 * LIBVIRT_TEST_SOCKET names. The program and the library notice nothing. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libvirt/libvirt.h>

/* On the heap: the stack may be the smallest there is. */
static char *
redirected(const char *name)
{
    static const char own[] = "test:///";
    const char *socket = getenv("LIBVIRT_TEST_SOCKET");
    char *uri = NULL;

    if (!name || !socket || strncmp(name, own, strlen(own)) != 0 || strchr(name, '?'))
        return NULL;
    if (asprintf(&uri, "test+unix:///%s?socket=%s", name + strlen(own), socket) < 0)
        abort();
    return uri;
}

virConnectPtr
virConnectOpen(const char *name)
{
    __typeof__(&virConnectOpen) real = dlsym(RTLD_NEXT, "virConnectOpen");
    char *uri = redirected(name);
    virConnectPtr conn = real(uri ? uri : name);

    free(uri);
    return conn;
}

virConnectPtr
virConnectOpenReadOnly(const char *name)
{
    __typeof__(&virConnectOpenReadOnly) real = dlsym(RTLD_NEXT, "virConnectOpenReadOnly");
    char *uri = redirected(name);
    virConnectPtr conn = real(uri ? uri : name);

    free(uri);
    return conn;
}

virConnectPtr
virConnectOpenAuth(const char *name, virConnectAuthPtr auth, unsigned int flags)
{
    __typeof__(&virConnectOpenAuth) real = dlsym(RTLD_NEXT, "virConnectOpenAuth");
    char *uri = redirected(name);
    virConnectPtr conn = real(uri ? uri : name, auth, flags);

    free(uri);
    return conn;
}
