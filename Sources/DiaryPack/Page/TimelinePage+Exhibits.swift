internal import DiaryModel

/// Exhibits within their entries, and the table of all.
extension TimelinePage {
  func exhibitsOf(_ files: [Exhibit], _ html: inout HTMLText) {
    guard !files.isEmpty else { return }
    html.raw("<section class=\"files\"><h5>Exhibits</h5>\n<ul>\n")
    for exhibit in files {
      html.raw("<li id=\"x")
      html.text(exhibit.reference)
      html.raw("\">")
      if isDrawn(exhibit) { picture(exhibit, &html) }
      html.raw("<div class=\"about\">")
      title(exhibit, &html)
      if exhibit.absence != .withdrawn && exhibit.absence != .erased {
        details(exhibit, &html)
      } else if exhibit.absence == .erased {
        digest(exhibit.evidence.sha256, &html)
      }
      html.raw("</div></li>\n")
    }
    html.raw("</ul></section>\n")
  }

  private func isDrawn(_ exhibit: Exhibit) -> Bool {
    request.showsImages && exhibit.copied != nil && exhibit.isDrawable
      && !exhibit.evidence.doNotShow
  }

  private func picture(_ exhibit: Exhibit, _ html: inout HTMLText) {
    html.raw("<a class=\"pic\" href=\"")
    html.text(exhibit.link)
    html.raw("\"><img loading=\"lazy\" decoding=\"async\" src=\"")
    html.text(exhibit.link)
    html.raw("\" alt=\"")
    html.text("Exhibit " + exhibit.reference + ": " + description(exhibit))
    html.raw("\"></a>")
  }

  private func description(_ exhibit: Exhibit) -> String {
    let about = exhibit.evidence.about
    let kind = words.evidenceKind(exhibit.evidence.kind)
    return about.isEmpty ? kind : kind + ", " + about
  }

  private func title(_ exhibit: Exhibit, _ html: inout HTMLText) {
    html.raw("<p class=\"ref\"><b>")
    html.text(exhibit.reference)
    html.raw("</b> ")
    if exhibit.absence == .withdrawn || exhibit.absence == .erased {
      html.text(words.state(exhibit.evidence.state))
    } else {
      html.raw("<bdi>")
      html.text(description(exhibit))
      html.raw("</bdi>")
    }
    html.raw("</p>")
  }

  private func details(_ exhibit: Exhibit, _ html: inout HTMLText) {
    let evidence = exhibit.evidence
    html.raw("<p class=\"meta\">")
    if exhibit.copied != nil {
      html.raw("<span><a href=\"")
      html.text(exhibit.link)
      html.raw("\">Open ")
      html.text(exhibit.name)
      html.raw("</a></span> ")
    } else if let reason = exhibit.absence {
      html.raw("<span class=\"warn\">")
      html.text(words.absence(reason))
      html.raw("</span> ")
    }
    html.raw("<span>")
    html.text(words.size(evidence.size))
    html.raw("</span> <span>Added ")
    recorded(evidence.recorded, &html)
    html.raw("</span>")
    if let taken = evidence.taken {
      html.raw(" <span>Taken, by the writer: ")
      html.text(taken.words.isEmpty ? taken.said : taken.words)
      html.raw("</span>")
    }
    if !evidence.from.isEmpty {
      html.raw(" <span>From: <bdi>")
      html.text(evidence.from)
      html.raw("</bdi></span>")
    }
    if request.showsOriginalNames && !evidence.name.isEmpty {
      html.raw(" <span>Name it had: <bdi>")
      html.text(evidence.name)
      html.raw("</bdi></span>")
    }
    if evidence.doNotShow && exhibit.isDrawable && exhibit.copied != nil {
      html.raw(" <span>")
      html.text(words.doNotShow)
      html.raw("</span>")
    }
    html.raw("</p>")
    facts(exhibit, &html)
    if exhibit.hasChanged, let copied = exhibit.copied {
      html.raw("<p class=\"warn\">The file in the folder has ")
      html.text(words.changed)
      html.raw(": ")
      html.text(words.size(copied.bytes))
      html.raw(", SHA-256 <code>")
      html.text(copied.sha256)
      html.raw("</code>. What was added had:</p>")
    }
    digest(evidence.sha256, &html)
  }

  private func facts(_ exhibit: Exhibit, _ html: inout HTMLText) {
    let facts = Disclosure.facts(of: exhibit.evidence, keepsLocation: request.keepsLocation)
    guard !facts.isEmpty else { return }
    html.raw("<p class=\"meta\">According to the file:")
    for fact in facts {
      html.raw(" <span>")
      html.text(words.fact(fact.name))
      html.raw(" <bdi>")
      html.text(fact.value)
      html.raw("</bdi></span>")
    }
    html.raw("</p>")
  }

  private func digest(_ sha256: String, _ html: inout HTMLText) {
    html.raw("<p class=\"sha\">SHA-256 <code>")
    html.text(sha256)
    html.raw("</code></p>")
  }

  func exhibitTable(
    _ html: inout HTMLText, _ file: OutputFile, _ isCancelled: () -> Bool
  ) throws(PackError) {
    html.raw("<section id=\"exhibits\" aria-labelledby=\"h-exhibits\">\n")
    html.raw("<h2 id=\"h-exhibits\">Exhibits</h2>\n")
    guard !selection.exhibits.isEmpty else {
      html.raw("<p>No files are kept with these entries.</p>\n</section>\n")
      return
    }
    html.raw("<p class=\"note\">References stay the same in every pack of this record. A number ")
    html.raw("that is missing belongs to a file of an entry that is not shown here.</p>\n")
    html.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" ")
    html.raw("aria-label=\"Table of exhibits\">\n<table class=\"exhibits\"><thead><tr>")
    html.raw("<th scope=\"col\">Exhibit</th><th scope=\"col\">Entry</th>")
    html.raw("<th scope=\"col\">What it is</th><th scope=\"col\">Size</th>")
    html.raw("<th scope=\"col\">SHA-256 when added</th></tr></thead>\n<tbody>\n")
    for exhibit in selection.exhibits {
      row(exhibit, &html)
      if html.bytes.count > 65_536 {
        if isCancelled() { throw .cancelled }
        try file.write(&html.bytes)
      }
    }
    html.raw("</tbody></table>\n</div>\n</section>\n")
  }

  private func row(_ exhibit: Exhibit, _ html: inout HTMLText) {
    html.raw("<tr><th scope=\"row\"><a href=\"#x")
    html.text(exhibit.reference)
    html.raw("\">")
    html.text(exhibit.reference)
    html.raw("</a></th><td>")
    numberLink(exhibit.evidence.incident, &html)
    html.raw("</td><td><bdi>")
    let isListed = exhibit.absence != .withdrawn && exhibit.absence != .erased
    html.text(isListed ? description(exhibit) : words.state(exhibit.evidence.state))
    html.raw("</bdi>")
    if isListed, let reason = exhibit.absence {
      html.raw("; ")
      html.text(words.absence(reason))
    }
    if exhibit.hasChanged {
      html.raw("; ")
      html.text(words.changed)
    }
    html.raw("</td><td class=\"size\">")
    if isListed { html.text(words.size(exhibit.evidence.size)) }
    html.raw("</td><td><code>")
    if exhibit.absence != .withdrawn { html.text(exhibit.evidence.sha256) }
    html.raw("</code></td></tr>\n")
  }
}
