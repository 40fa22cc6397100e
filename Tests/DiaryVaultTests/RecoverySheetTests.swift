import DiarySecret
import Testing

@testable import DiaryVault

struct RecoverySheetTests {
  var counting: SecretBytes {
    SecretBytes(count: 16) { bytes in for place in 0..<16 { bytes[place] = UInt8(place) } }
  }

  func text(_ digits: borrowing SecretBytes) -> String {
    digits.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `the bytes 00 to 0f are the digits of the published example`() {
    // Worked out with an independent implementation.
    #expect(
      text(RecoverySheet.digits(of: counting))
        == "000011-005665-011319-016973-022627-028281-033935-039589")
  }

  @Test func `digits with any spacing give the secret back`() throws {
    let typed = secret(" 000011 005665,011319-016973\n022627028281 033935 039589 ")
    #expect(try RecoverySheet.secret(from: typed).isEqual(to: counting))
  }

  @Test func `every single wrong digit and every swap of neighbours is caught in its group`() {
    let digits = Array("000011005665011319016973022627028281033935039589")
    for place in digits.indices {
      for wrong in "0123456789" where wrong != digits[place] {
        var changed = digits
        changed[place] = wrong
        #expect(throws: RecoverySheet.Fault.group(place / 6 + 1)) {
          _ = try RecoverySheet.secret(from: secret(String(changed)))
        }
      }
      if place % 6 != 5, digits[place] != digits[place + 1] {
        var swapped = digits
        swapped.swapAt(place, place + 1)
        #expect(throws: RecoverySheet.Fault.group(place / 6 + 1)) {
          _ = try RecoverySheet.secret(from: secret(String(swapped)))
        }
      }
    }
  }

  @Test func `too few and too many digits are counted`() {
    #expect(throws: RecoverySheet.Fault.length(6)) {
      _ = try RecoverySheet.secret(from: secret("000011"))
    }
    #expect(throws: RecoverySheet.Fault.length(49)) {
      _ = try RecoverySheet.secret(
        from: secret("0000110056650113190169730226270282810339350395891"))
    }
  }
}
