internal import DiaryModel

/// What is not in the pack, what the labels mean, and how to check it.
extension TimelinePage {
  func leftOut(_ html: inout HTMLText) {
    html.raw("<section id=\"left-out\" aria-labelledby=\"h-left-out\">\n")
    html.raw("<h2 id=\"h-left-out\">What is not here, and why</h2>\n<ul>\n")
    if selection.outside > 0 {
      item(words.entries(selection.outside) + " outside what was asked for.", &html)
    }
    let withdrawn = selection.removed.count {
      if case .withdrawn = $0.state { true } else { false }
    }
    if withdrawn > 0 { item(words.entries(withdrawn) + " " + words.withdrawn + ".", &html) }
    let erased = selection.removed.count - withdrawn
    if erased > 0 { item(words.entries(erased) + ": " + words.erased + ".", &html) }
    for (reason, count) in selection.absences { item(words.absences(reason, count), &html) }
    let undrawn = selection.exhibits.count {
      $0.copied != nil && $0.isDrawable && ($0.evidence.doNotShow || !request.showsImages)
    }
    if undrawn > 0 {
      item(words.files(undrawn) + " in the folder and not drawn on this page.", &html)
    }
    if !request.keepsLocation {
      item("Locations that files carry are not printed.", &html)
    }
    if !request.showsOriginalNames {
      item("The names that files had are not printed.", &html)
    }
    // Said in every pack alike, so that it does not tell whether there are any.
    item("Private notes, if a writer keeps any, are never part of a pack.", &html)
    html.raw("</ul>\n")
    let amended = selection.entries.count { !$0.amendments.isEmpty }
    let changed = selection.exhibits.filter(\.hasChanged)
    html.raw("<h3>What was changed since it was first written</h3>\n<ul>\n")
    item(
      amended == 0
        ? "No entry was put right later."
        : words.entries(amended) + " put right later; each shows both texts, when and why.", &html)
    item(
      changed.isEmpty
        ? "Every file in the folder has the digest that it had when it was added."
        : words.exhibits(changed.count) + " " + words.changed + ": "
          + changed.map(\.reference).joined(separator: ", ") + ".", &html)
    html.raw("</ul>\n</section>\n")
  }

  private func item(_ text: String, _ html: inout HTMLText) {
    html.raw("<li>")
    html.text(text)
    html.raw("</li>\n")
  }

  func labels(_ html: inout HTMLText) {
    html.raw("<section id=\"labels\" aria-labelledby=\"h-labels\">\n")
    html.raw("<h2 id=\"h-labels\">About the labels</h2>\n<p>")
    html.text(words.statuteNote)
    html.raw("</p>\n")
    let used = selection.entries.reduce(into: Set<Behaviour>()) { $0.formUnion($1.behaviours) }
    let lettered = Behaviour.allCases.filter { used.contains($0) && $0.statuteLetter != nil }
    if !lettered.isEmpty {
      html.raw("<dl class=\"fields legend\">\n")
      for behaviour in lettered {
        guard let letter = behaviour.statuteLetter else { continue }
        html.raw("<div><dt>")
        html.text(words.behaviour(behaviour))
        html.raw("</dt><dd>")
        html.text(words.statute(letter))
        html.raw("</dd></div>\n")
      }
      html.raw("</dl>\n")
    }
    html.raw("<p>\"Marked A.3 by the writer\" means that the writer set the entry against ")
    html.raw("condition 3 of order A. Times of writing are by the clock of the writer's machine. ")
    html.raw("\"According to the file\" is what a file says about itself; it was not ")
    html.raw("checked.</p>\n</section>\n")
  }

  func checking(_ html: inout HTMLText) {
    html.raw("<section id=\"check\" aria-labelledby=\"h-check\">\n")
    html.raw("<h2 id=\"h-check\">How to check this pack</h2>\n")
    html.raw("<p>The folder lists the SHA-256 of every file under <code>data</code> in ")
    html.raw("<code>manifest-sha256.txt</code>. The first 16 characters of that list's own ")
    html.raw("SHA-256 are the pack number, which the writer can read out; it is in full in ")
    html.raw("<code>START-HERE.txt</code>.</p>\n<dl class=\"fields\">\n<div><dt>Windows ")
    html.raw("PowerShell</dt><dd><code>Get-FileHash manifest-sha256.txt</code></dd></div>\n")
    html.raw("<div><dt>Linux</dt><dd><code>sha256sum -c manifest-sha256.txt</code></dd></div>\n")
    html.raw("<div><dt>Mac</dt><dd><code>shasum -a 256 -c manifest-sha256.txt</code></dd></div>\n")
    html.raw("<div><dt>The record number</dt><dd><code>")
    html.text(shortNumber(recordSHA256))
    html.raw("</code>, the first 16 characters of the SHA-256 of <code>entries.json</code>")
    html.raw("</dd></div>\n</dl>\n<p>A matching digest shows that a file is as it was when it ")
    html.raw("was added or written. It does not show who made it or when it was taken.</p>\n")
    html.raw("</section>\n")
  }
}
