import DiaryModel
import Testing

struct SearchTextTests {
  @Test(arguments: [
    ("School GATE", "school gate"), ("ÅÉîőŻ", "aeioz"), ("Łódź", "lodz"), ("Straße", "strasse"),
    ("ﬁne", "fine"), ("Ａ１", "a1"), ("٠١٢ ۳۴ ०१", "012 34 01"), ("e\u{301}", "e"),
    ("a\u{200D}b\u{AD}c", "abc"), ("کِتاب", "كتاب"), ("a\u{0}b", "a b"), ("", ""),
  ])
  func `text is compared in its plain form`(text: String, folded: String) {
    #expect(SearchText.folded(text) == folded)
  }

  @Test(arguments: [
    "Łódź", "कि", "他在 a", "İı", "ﬁ ½ ⅷ", "كَتَبَ", "ŵ\u{0}", "한국어", "ガ", "x\u{301}\u{327}",
  ])
  func `folding folded text changes nothing but spaces`(text: String) {
    let once = SearchText.folded(text)
    #expect(SearchText.words(SearchText.folded(once)) == SearchText.words(once))
  }

  @Test func `words are parted by everything that is no letter and no digit`() {
    #expect(
      SearchText.words("O'Brien's  van, FX19 (grey)") == ["o", "brien", "s", "van", "fx19", "grey"])
    #expect(SearchText.words("\" OR NEAR( * :") == ["or", "near"])
    #expect(SearchText.words("他在a") == ["他", "在", "a"])
    #expect(SearchText.words(" -- ") == [])
  }

  @Test func `what is typed without a space is looked for side by side`() {
    #expect(SearchText.phrases("o'brien  学校 gate") == [["o", "brien"], ["学", "校"], ["gate"]])
    #expect(SearchText.phrases("* \" ") == [])
  }
}
