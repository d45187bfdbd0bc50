//! What a process holds in memory never reaches a disk by itself: when it falls, nothing is left behind.

use std::os::unix::process::ExitStatusExt;
use std::process::Command;

use crate::program::Running;

#[test]
fn a_house_that_falls_leaves_no_core_behind() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().join("hier");
    std::fs::create_dir(&here).unwrap();
    let mut house = Running::demo_in(&here, &folder.path().join("data"), "20");

    let limits = std::fs::read_to_string(format!("/proc/{}/limits", house.id())).unwrap();
    let cores = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"))
        .unwrap();
    let words: Vec<&str> = cores.split_whitespace().collect();
    assert_eq!(words[4..6], ["0", "0"], "{cores}");

    let asked = Command::new("kill")
        .args(["-ABRT", &house.id().to_string()])
        .status();
    assert!(asked.unwrap().success());
    let ended = house.wait();
    assert_eq!(ended.signal(), Some(6), "{ended:?}");
    assert!(!ended.core_dumped());
    let left: Vec<_> = std::fs::read_dir(&here).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}
