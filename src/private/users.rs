// SPDX-License-Identifier: LGPL-2.1-or-later
//! The system's users and groups, and becoming one of them.

use super::{bytes, dup, exported};
use std::ffi::{CStr, c_char, c_int};
use virt_core::{Error, ErrorCode, ErrorDomain, tr};

/// What the system knows of a user.
struct User {
    name: *mut c_char,
    group: libc::gid_t,
    home: *mut c_char,
    shell: *mut c_char,
}

/// Calls a function of libc that wants room for strings until there is enough.
fn with_room(mut call: impl FnMut(&mut [c_char]) -> c_int) -> c_int {
    let mut room: Vec<c_char> = vec![0; 1024];
    loop {
        match call(&mut room) {
            libc::ERANGE => {
                let more = room.len() * 2;
                room.resize(more, 0);
            }
            result => return result,
        }
    }
}

fn not_found(function: &str, errno: c_int, what: String) {
    let error = match errno {
        0 => Error::new(ErrorDomain::NONE, ErrorCode::SYSTEM_ERROR, what),
        _ => Error::system(ErrorDomain::NONE, errno, what),
    };
    crate::ffi::error::note(function, error);
}

/// What `pick` takes from the record of a user; the errno, or 0 if there is none.
fn user<T>(uid: libc::uid_t, pick: impl Fn(User) -> T) -> Result<T, c_int> {
    let mut found = None;
    let result = with_room(|room| {
        // SAFETY: a structure and room of ours; the strings are copied before the room is gone.
        unsafe {
            let mut record: libc::passwd = std::mem::zeroed();
            let mut place = std::ptr::null_mut();
            let result = libc::getpwuid_r(uid, &mut record, room.as_mut_ptr(), room.len(), &mut place);
            if result == 0 && !place.is_null() {
                found = Some(pick(User {
                    name: record.pw_name,
                    group: record.pw_gid,
                    home: record.pw_dir,
                    shell: record.pw_shell,
                }));
            }
            result
        }
    });
    found.ok_or(result)
}

/// A string of a user's record.
fn user_text(function: &str, uid: libc::uid_t, pick: impl Fn(User) -> *mut c_char) -> *mut c_char {
    // SAFETY: a string of the record, which is still there.
    match user(uid, |user| unsafe { dup(bytes(pick(user))) }) {
        Ok(text) => text,
        Err(errno) => {
            not_found(function, errno, tr!("Failed to find user record for uid '%1$u'", uid));
            std::ptr::null_mut()
        }
    }
}

fn home_of(uid: libc::uid_t) -> *mut c_char {
    user_text("virGetUserDirectoryByUID", uid, |user| user.home)
}

/// All groups of a user.
fn groups_of(name: &CStr, primary: libc::gid_t) -> Vec<libc::gid_t> {
    let mut groups: Vec<libc::gid_t> = vec![0; 16];
    loop {
        let mut count = groups.len() as c_int;
        // SAFETY: room for so many groups.
        let known = unsafe { libc::getgrouplist(name.as_ptr(), primary, groups.as_mut_ptr(), &mut count) };
        if known >= 0 {
            groups.truncate(known as usize);
            return groups;
        }
        let room = groups.len() * 2;
        groups.resize(room.max(count as usize), 0);
    }
}

exported! {
all {
    fn virGetUserName(uid: libc::uid_t) -> *mut c_char {
        user_text("virGetUserName", uid, |user| user.name)
    }

    fn virGetUserShell(uid: libc::uid_t) -> *mut c_char {
        user_text("virGetUserShell", uid, |user| user.shell)
    }

    fn virGetGroupName(gid: libc::gid_t) -> *mut c_char {
        let mut name = std::ptr::null_mut();
        let errno = with_room(|room| {
            let mut record: libc::group = std::mem::zeroed();
            let mut place = std::ptr::null_mut();
            let result = libc::getgrgid_r(gid, &mut record, room.as_mut_ptr(), room.len(), &mut place);
            if result == 0 && !place.is_null() {
                name = dup(bytes(record.gr_name));
            }
            result
        });
        if name.is_null() {
            not_found("virGetGroupName", errno, tr!("Failed to find group record for gid '%1$u'", gid));
        }
        name
    }

    /// The groups of a user and `gid`; each may be -1 for none.
    fn virGetGroupList(uid: libc::uid_t, gid: libc::gid_t, list: *mut *mut libc::gid_t) -> c_int {
        let mut groups = Vec::new();
        if uid != libc::uid_t::MAX
            && let Ok(found) = user(uid, |user| groups_of(CStr::from_ptr(user.name), user.group))
        {
            groups = found;
        }
        if gid != libc::gid_t::MAX && !groups.contains(&gid) {
            groups.push(gid);
        }
        *list = std::ptr::null_mut();
        if !groups.is_empty() {
            *list = crate::ffi::memory::alloc_array::<libc::gid_t>(groups.len());
            if (*list).is_null() {
                libc::abort();
            }
            std::ptr::copy_nonoverlapping(groups.as_ptr(), *list, groups.len());
        }
        groups.len() as c_int
    }

    /// Becomes another user, in those groups; -1 keeps what is.
    fn virSetUIDGID(uid: libc::uid_t, gid: libc::gid_t, groups: *const libc::gid_t, count: c_int) -> c_int {
        let what = if gid != libc::gid_t::MAX && libc::setregid(gid, gid) < 0 {
            tr!("cannot change to '%1$u' group", gid)
        } else if gid != libc::gid_t::MAX && libc::setgroups(count.max(0) as usize, groups) < 0 {
            tr!("cannot set supplemental groups")
        } else if uid != libc::uid_t::MAX && libc::setreuid(uid, uid) < 0 {
            tr!("cannot change to uid to '%1$u'", uid)
        } else {
            return 0;
        };
        let errno = *libc::__errno_location();
        crate::ffi::error::note("virSetUIDGID", Error::system(ErrorDomain::NONE, errno, what));
        -1
    }
}
until_11 {
    fn virGetUserDirectoryByUID(uid: libc::uid_t) -> *mut c_char {
        home_of(uid)
    }
}
since_12 {
    fn virGetUserHomeDirectoryByUID(uid: libc::uid_t) -> *mut c_char {
        home_of(uid)
    }
}
}
