// C functions want a pointer even to no bytes at all.
nonisolated(unsafe) private let nowhere = UnsafeMutableRawPointer.allocate(
  byteCount: 1, alignment: 1)

extension UnsafeRawBufferPointer {
  /// The bytes for a C function; a valid place also where there are none.
  public var octets: UnsafePointer<UInt8> {
    (baseAddress ?? UnsafeRawPointer(nowhere)).assumingMemoryBound(to: UInt8.self)
  }
}

extension UnsafeMutableRawBufferPointer {
  /// The bytes for a C function; a valid place also where there are none.
  public var octets: UnsafeMutablePointer<UInt8> {
    (baseAddress ?? nowhere).assumingMemoryBound(to: UInt8.self)
  }
}
