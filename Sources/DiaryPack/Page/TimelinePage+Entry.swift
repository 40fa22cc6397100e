internal import DiaryModel

/// One entry as it stands in the list.
extension TimelinePage {
  func monthHeading(_ month: String, _ count: Int, _ html: inout HTMLText) {
    html.raw("<section class=\"month\">\n<h3 id=\"m-")
    html.text(month.isEmpty ? "none" : month)
    html.raw("\">")
    html.text(month.isEmpty ? words.timeNotKnown : words.month(month))
    html.raw(" <span class=\"n\">")
    html.text(words.entries(count))
    html.raw("</span></h3>\n<ol class=\"list\">\n")
  }

  func entry(_ incident: Incident, _ html: inout HTMLText) {
    let files = exhibits[incident.number] ?? []
    let month = monthKey(incident)
    html.raw("<li class=\"e\" id=\"n")
    html.number(incident.number)
    html.raw("\" data-m=\"")
    html.text(month.isEmpty ? "none" : month)
    html.raw("\" data-b=\"")
    html.text(
      Behaviour.allCases.filter(incident.behaviours.contains).map(\.rawValue)
        .joined(separator: " "))
    html.raw("\" data-p=\"")
    html.text(personKey(incident))
    html.raw("\" data-f=\"")
    html.raw(files.contains { $0.absence != .withdrawn } ? "yes" : "no")
    html.raw("\" data-k=\"")
    html.raw(incident.marks.isEmpty ? "no" : "yes")
    html.raw("\">\n<article aria-labelledby=\"h")
    html.number(incident.number)
    html.raw("\">\n<div class=\"side\"><p class=\"no\"><span class=\"vh\">Entry </span>")
    html.number(incident.number)
    html.raw("</p>")
    labelsOf(incident, &html)
    html.raw("</div>\n<div class=\"body\">\n")
    when(incident, &html)
    if let account = incident.fields[.account] {
      html.raw("<div class=\"account\" dir=\"auto\">")
      html.text(account)
      html.raw("</div>\n")
    }
    fields(incident, &html)
    notes(incident, files, &html)
    exhibitsOf(files, &html)
    amendments(incident, &html)
    html.raw("</div>\n</article>\n</li>\n")
  }

  private func personKey(_ incident: Incident) -> String {
    guard let person = incident.fields[.person] else { return "none" }
    return personPlaces[person].map { String($0) } ?? "none"
  }

  private func labelsOf(_ incident: Incident, _ html: inout HTMLText) {
    if incident.behaviours.isEmpty && incident.marks.isEmpty { return }
    html.raw("<ul class=\"tags\">")
    for behaviour in Behaviour.allCases where incident.behaviours.contains(behaviour) {
      html.raw("<li>")
      html.text(words.behaviour(behaviour))
      html.raw("</li>")
    }
    for mark in incident.marks {
      html.raw("<li class=\"mark\">")
      html.text(words.marked(mark))
      html.raw("</li>")
    }
    html.raw("</ul>")
  }

  private func when(_ incident: Incident, _ html: inout HTMLText) {
    let moment = incident.moment
    html.raw("<h4 id=\"h")
    html.number(incident.number)
    html.raw("\">")
    let reading = moment.words.isEmpty ? moment.said : moment.words
    html.text(
      moment.precision == .unknown || reading.isEmpty ? words.timeNotKnown : reading)
    html.raw("</h4>\n<p class=\"meta\">")
    if moment.precision != .unknown {
      html.raw("<span>Known: ")
      html.text(words.precision(moment.precision))
      html.raw("</span> ")
    }
    if !moment.said.isEmpty {
      html.raw("<span>Said as: <bdi class=\"said\">")
      html.text(moment.said)
      html.raw("</bdi></span> ")
    }
    html.raw("<span>Written ")
    recorded(incident.recorded, &html)
    if let delay = words.delay(moment, incident.recorded) {
      html.raw(", ")
      html.text(delay)
    }
    html.raw("</span></p>\n")
  }

  /// A time of writing, with what is to be said of the clock.
  func recorded(_ recorded: RecordedAt, _ html: inout HTMLText) {
    let local = PackTimes.local(recorded)
    html.raw("<time datetime=\"")
    html.text(local.iso)
    html.raw("\">")
    html.text(words.dayAndClock(local))
    html.raw("</time>")
    if let clock = words.clockState(recorded.clock) {
      html.raw(" (")
      html.text(clock)
      html.raw(")")
    }
  }

  private func fields(_ incident: Incident, _ html: inout HTMLText) {
    let filled = IncidentField.allCases.filter { $0 != .account && incident.fields[$0] != nil }
    guard !filled.isEmpty else { return }
    html.raw("<dl class=\"fields\">\n")
    for field in filled {
      guard let value = incident.fields[field] else { continue }
      html.raw("<div><dt>")
      html.text(words.field(field))
      html.raw("</dt><dd dir=\"auto\">")
      if field == .like, let number = Int(value), numbers.contains(number) {
        numberLink(number, &html)
      } else {
        html.text(words.value(value, of: field))
      }
      html.raw("</dd></div>\n")
    }
    html.raw("</dl>\n")
  }

  private func notes(_ incident: Incident, _ files: [Exhibit], _ html: inout HTMLText) {
    guard !incident.notes.isEmpty else { return }
    html.raw("<section class=\"notes\"><h5>Added later</h5>\n<ul>\n")
    for note in incident.notes {
      html.raw("<li>")
      guard note.state.isCurrent else {
        html.raw("<p class=\"meta\">A note, ")
        html.text(words.state(note.state))
        html.raw("</p></li>\n")
        continue
      }
      html.raw("<p class=\"meta\"><span>Written ")
      recorded(note.recorded, &html)
      html.raw("</span>")
      if let moment = note.moment {
        html.raw(" <span>About ")
        html.text(moment.words.isEmpty ? moment.said : moment.words)
        html.raw("</span>")
      }
      if let number = note.file, let file = files.first(where: { $0.evidence.number == number }) {
        html.raw(" <span>On exhibit ")
        html.text(file.reference)
        html.raw("</span>")
      }
      html.raw("</p><p class=\"words\" dir=\"auto\">")
      html.text(note.text)
      html.raw("</p></li>\n")
    }
    html.raw("</ul></section>\n")
  }

  private func amendments(_ incident: Incident, _ html: inout HTMLText) {
    guard !incident.amendments.isEmpty else { return }
    html.raw("<section class=\"changes\"><h5>Put right since it was first written</h5>\n")
    for amendment in incident.amendments {
      html.raw("<div class=\"change\"><p class=\"meta\"><span>")
      recorded(amendment.recorded, &html)
      html.raw("</span>")
      if amendment.whileWriting { html.raw(" <span>Corrected while writing</span>") }
      html.raw("</p>\n<dl class=\"fields\">\n")
      for change in amendment.changes {
        html.raw("<div><dt>")
        html.text(words.amended(change.field))
        html.raw("</dt><dd><span class=\"k\">Before</span> <del dir=\"auto\">")
        html.text(text(change.before, change.field))
        html.raw("</del></dd><dd><span class=\"k\">After</span> <ins dir=\"auto\">")
        html.text(text(change.after, change.field))
        html.raw("</ins></dd></div>\n")
      }
      if !amendment.reason.isEmpty {
        html.raw("<div><dt>Why</dt><dd dir=\"auto\">")
        html.text(amendment.reason)
        html.raw("</dd></div>\n")
      }
      html.raw("</dl></div>\n")
    }
    html.raw("</section>\n")
  }

  private func text(_ value: String, _ field: String) -> String {
    value.isEmpty ? words.notSaid : words.amended(value, of: field)
  }

  /// Entries of which only the number may be shown.
  func removed(_ html: inout HTMLText) {
    guard !selection.removed.isEmpty else { return }
    html.raw("<section class=\"removed\">\n<h3 id=\"removed\">Withdrawn or destroyed</h3>\n<ul>\n")
    for incident in selection.removed {
      html.raw("<li id=\"n")
      html.number(incident.number)
      html.raw("\"><span class=\"no\">No. ")
      html.number(incident.number)
      html.raw("</span> ")
      html.text(words.state(incident.state))
      html.raw("</li>\n")
    }
    html.raw("</ul>\n</section>\n")
  }
}
