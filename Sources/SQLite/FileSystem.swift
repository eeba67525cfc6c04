internal import CSQLite

/// What kind of file system a path lies on, as far as it matters to a shared database.
package enum FileSystem {
  /// The name of a file system whose locks cannot be trusted; nil for any other.
  ///
  /// Write-ahead logging needs shared memory and locks of one host. The numbers are those of
  /// Linux's `magic.h` and of the file systems' own headers.
  package static func untrustedName(of path: String) -> String? {
    let refused: [Int: String] = [
      0x6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x517B: "SMB",
      0x0102_1997: "9P", 0x6573_5546: "FUSE", 0x0BD0_0BD0: "Lustre", 0x00C3_6400: "Ceph",
    ]
    return refused[csqlite_file_system(path) & 0xFFFF_FFFF]
  }
}
