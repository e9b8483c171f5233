(* SPDX-License-Identifier: LGPL-2.1-or-later *)
(* A connection's everyday life through ocaml-libvirt; a line for each step. *)
module C = Libvirt.Connect
module D = Libvirt.Domain
module E = Libvirt.Event
module N = Libvirt.Network
module P = Libvirt.Pool
module S = Libvirt.Secret
module V = Libvirt.Volume

let step name action =
  let result =
    try action () with
    | Libvirt.Virterror e -> "error: " ^ Libvirt.Virterror.to_string e
    | Libvirt.Not_supported what -> "not supported: " ^ what
  in
  Printf.printf "%s: %s\n%!" name (String.escaped result)

let list names = String.concat " " (List.sort compare (Array.to_list names))

let hex = String.concat ""

let value = function
  | D.TypedFieldInt32 i | D.TypedFieldUInt32 i -> Int32.to_string i
  | D.TypedFieldInt64 i | D.TypedFieldUInt64 i -> Int64.to_string i
  | D.TypedFieldFloat f -> string_of_float f
  | D.TypedFieldBool b -> string_of_bool b
  | D.TypedFieldString s -> s

let state = function
  | D.InfoNoState -> "no state"
  | D.InfoRunning -> "running"
  | D.InfoBlocked -> "blocked"
  | D.InfoPaused -> "paused"
  | D.InfoShutdown -> "shutdown"
  | D.InfoShutoff -> "shut off"
  | D.InfoCrashed -> "crashed"
  | D.InfoPMSuspended -> "asleep"

let xml =
  "<domain type='test'><name>x</name><uuid>11111111-2222-3333-4444-555555555555</uuid>\
   <memory>8192</memory><vcpu>2</vcpu><os><type>hvm</type></os></domain>"

(* Events arrive in the loop; a timer ends it. *)
let rounds conn =
  let over = ref false in
  let timer = E.add_timeout conn 0 (fun () -> over := true) in
  while not !over do E.run_default_impl () done;
  E.remove_timeout conn timer

let () =
  E.register_default_impl ();
  let conn = C.connect ~name:"test:///default" () in
  step "type" (fun () -> C.get_type conn);
  step "uri" (fun () -> C.get_uri conn);
  step "version" (fun () -> string_of_int (C.get_version conn));
  step "most processors" (fun () -> string_of_int (C.get_max_vcpus conn ~type_:"test" ()));
  step "capabilities" (fun () -> C.get_capabilities conn);
  step "node" (fun () ->
      let n = C.get_node_info conn in
      Printf.sprintf "%s %Ld %d %d %d %d %d %d" n.C.model n.C.memory n.C.cpus n.C.mhz n.C.nodes n.C.sockets
        n.C.cores n.C.threads);
  step "free memory" (fun () -> Int64.to_string (C.node_get_free_memory conn));
  step "free memory of cells" (fun () ->
      hex (List.map Int64.to_string (Array.to_list (C.node_get_cells_free_memory conn 0 2))));
  step "domain capabilities" (fun () -> C.get_domain_capabilities ~virttype:"test" conn);
  step "domains" (fun () -> hex (List.map string_of_int (Array.to_list (C.list_domains conn (C.num_of_domains conn)))));
  step "defined" (fun () -> list (C.list_defined_domains conn (C.num_of_defined_domains conn)));
  step "nobody" (fun () -> D.get_name (D.lookup_by_name conn "nobody"));
  step "by id" (fun () -> D.get_name (D.lookup_by_id conn 1));
  step "no id" (fun () -> D.get_name (D.lookup_by_id conn 77));
  let seen = ref [] in
  let lifecycle dom event = seen := (D.get_name dom ^ " " ^ E.Lifecycle.to_string event) :: !seen in
  let watch = E.register_any conn (E.Lifecycle lifecycle) in
  let dom = D.define_xml conn xml in
  step "uuid" (fun () -> D.get_uuid_string dom);
  step "not yet" (fun () -> string_of_int (D.get_id dom));
  step "create" (fun () -> D.create dom; string_of_bool (D.get_id dom > 0));
  step "create again" (fun () -> D.create dom; "done");
  step "info" (fun () ->
      let i = D.get_info dom in
      Printf.sprintf "%s %Ld %Ld %d" (state i.D.state) i.D.max_mem i.D.memory i.D.nr_virt_cpu);
  step "system" (fun () -> D.get_os_type dom);
  step "document" (fun () -> D.get_xml_desc_flags dom [ D.XmlInactive; D.XmlSecure ]);
  step "scheduler" (fun () ->
      let name, count = D.get_scheduler_type dom in
      let one (field, value) =
        match value with D.SchedFieldUInt32 v -> field ^ "=" ^ Int32.to_string v | _ -> field in
      name ^ " " ^ list (Array.map one (D.get_scheduler_parameters dom count)));
  step "schedule" (fun () -> D.set_scheduler_parameters dom [| "weight", D.SchedFieldUInt32 77l |]; "done");
  step "suspend" (fun () -> D.suspend dom; state (D.get_info dom).D.state);
  step "resume" (fun () -> D.resume dom; state (D.get_info dom).D.state);
  step "reboot" (fun () -> D.reboot dom; "done");
  step "memory" (fun () -> D.set_memory dom 4096L; Int64.to_string (D.get_info dom).D.memory);
  step "too much" (fun () -> D.set_memory dom 99999999L; "done");
  step "most memory" (fun () -> Int64.to_string (D.get_max_memory dom));
  step "processors" (fun () -> D.set_vcpus dom 1; string_of_int (D.get_info dom).D.nr_virt_cpu);
  step "most of them" (fun () -> string_of_int (D.get_max_vcpus dom));
  step "pin" (fun () -> D.pin_vcpu dom 0 "\003"; "done");
  step "pinned" (fun () ->
      let count, infos, maps = D.get_vcpus dom 2 2 in
      Printf.sprintf "%d %d %s" count infos.(0).D.number maps);
  step "autostart" (fun () -> D.set_autostart dom true; string_of_bool (D.get_autostart dom));
  step "attach" (fun () ->
      D.attach_device dom "<disk type='file'><source file='/nowhere/x'/><target dev='vda'/></disk>"; "done");
  step "block" (fun () -> Int64.to_string (D.block_stats dom "nothing").D.rd_req);
  step "interface" (fun () -> Int64.to_string (D.interface_stats dom "nothing").D.rx_bytes);
  step "all" (fun () -> list (Array.of_list (List.map D.get_name (D.get_domains conn [ D.ListAll ]))));
  step "statistics" (fun () ->
      let records = D.get_all_domain_stats conn [ D.StatsState; D.StatsVcpu ] [] in
      let one (field, v) = field ^ "=" ^ value v in
      list (Array.map (fun r -> list (Array.map one r.D.params)) records));
  step "shutdown" (fun () -> D.shutdown dom; state (D.get_info dom).D.state);
  step "destroy" (fun () -> D.destroy dom; "done");
  step "undefine" (fun () -> D.undefine dom; "done");
  step "gone" (fun () -> D.get_xml_desc dom);
  step "faulty" (fun () -> D.get_name (D.define_xml conn "<domain"));
  step "events" (fun () -> rounds conn; String.concat ", " (List.rev !seen));
  step "no more" (fun () -> E.deregister_any conn watch; "done");
  step "networks" (fun () -> list (C.list_networks conn (C.num_of_networks conn)));
  let net = N.lookup_by_name conn "default" in
  step "network" (fun () -> N.get_uuid_string net ^ " " ^ N.get_bridge_name net ^ " " ^ N.get_xml_desc net);
  step "autostart of it" (fun () -> N.set_autostart net true; string_of_bool (N.get_autostart net));
  step "network stops" (fun () -> N.destroy net; list (C.list_defined_networks conn (C.num_of_defined_networks conn)));
  step "network starts" (fun () -> N.create (N.lookup_by_name conn "default"); list (C.list_networks conn 4));
  step "no network" (fun () -> N.get_name (N.lookup_by_name conn "nobody"));
  step "pools" (fun () -> list (C.list_pools conn (C.num_of_pools conn)));
  let pool = P.lookup_by_name conn "default-pool" in
  step "pool" (fun () ->
      let i = P.get_info (P.const pool) in
      Printf.sprintf "%Ld %Ld %Ld" i.P.capacity i.P.allocation i.P.available);
  step "volume" (fun () ->
      V.create_xml pool "<volume><name>v</name><capacity>1024</capacity></volume>";
      let v = V.lookup_by_name pool "v" in
      Printf.sprintf "%s %s %Ld" (V.get_path (V.const v)) (V.get_key (V.const v)) (V.get_info (V.const v)).V.capacity);
  step "its pool" (fun () -> P.get_name (P.const (V.pool_of_volume (V.lookup_by_name pool "v"))));
  step "volumes" (fun () -> list (P.list_volumes (P.const pool) (P.num_of_volumes (P.const pool))));
  step "volume goes" (fun () -> V.delete (V.lookup_by_name pool "v") V.Normal; "done");
  step "no volume" (fun () -> V.get_name (V.const (V.lookup_by_path conn "/nowhere")));
  step "secrets" (fun () -> string_of_int (C.num_of_secrets conn));
  step "secret" (fun () -> S.get_uuid_string (S.lookup_by_usage conn S.Volume "/nowhere"));
  step "read only" (fun () ->
      let only = C.connect_readonly ~name:"test:///default" () in
      (* What the types forbid here the library refuses too. *)
      D.destroy (Obj.magic (D.lookup_by_name only "test"));
      "done");
  step "no file" (fun () -> C.get_type (C.connect ~name:"test:///no/such/file" ()));
  step "close" (fun () -> C.close conn; "done");
  step "closed" (fun () -> C.get_type conn)
