import DiaryDigest
import Testing

struct HexadecimalTests {
  @Test func `every byte comes back from its two digits`() {
    let all = Array(UInt8.min...UInt8.max)
    let text = Hexadecimal.text(all)
    #expect(text.hasPrefix("000102030405060708090a0b0c0d0e0f10"))
    #expect(text.utf8.count == 512)
    #expect(Hexadecimal.bytes(text) == all)
  }

  @Test(arguments: ["0", "0g", "AB", "0x", " 1", "é0"])
  func `another spelling is refused`(text: String) {
    #expect(Hexadecimal.bytes(text) == nil)
  }
}
