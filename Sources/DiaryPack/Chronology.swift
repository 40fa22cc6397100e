internal import DiaryModel

/// Writes `chronology.csv`: one row for each entry, in the order of the page.
struct Chronology {
  let selection: Selection
  let times: PackTimes
  private let words = EnglishWords()

  init(selection: Selection, times: PackTimes) {
    self.selection = selection
    self.times = times
  }

  /// Writes the file, piece by piece.
  func write(to file: OutputFile, _ isCancelled: () -> Bool) throws(PackError) {
    let exhibits = Dictionary(grouping: selection.exhibits, by: \.evidence.incident)
    var csv = CSVText()
    csv.row(header)
    for incident in selection.entries + selection.removed {
      csv.row(row(incident, exhibits[incident.number] ?? []))
      if csv.bytes.count > 65_536 {
        if isCancelled() { throw .cancelled }
        try file.write(&csv.bytes)
      }
    }
    try file.write(&csv.bytes)
  }

  private var fields: [IncidentField] { IncidentField.allCases.filter(\.mayLeave) }

  private var header: [String] {
    var cells = [
      "Number", "State", "When", "When, as it was said", "Precision", "Earliest", "Latest",
      "Dates", "Time zone", "Written", "Written how long after", "Behaviours",
    ]
    cells += fields.map(words.field)
    cells += ["Marked by the writer", "Exhibits", "Notes", "Corrections"]
    if times.request.isPractice { cells.append("PRACTICE") }
    return cells
  }

  private func row(_ incident: Incident, _ exhibits: [Exhibit]) -> [String] {
    let isCurrent = incident.state.isCurrent
    let moment = incident.moment
    var cells = [String(incident.number), words.state(incident.state)]
    guard isCurrent else {
      cells += Array(repeating: "", count: header.count - cells.count)
      if times.request.isPractice { cells[cells.count - 1] = words.practice }
      return cells
    }
    cells += [
      moment.words, moment.said, words.precision(moment.precision),
      moment.earliest.map { times.local($0, moment.zone).iso } ?? "",
      moment.latest.map { times.local($0, moment.zone).iso } ?? "",
      moment.edtf, moment.zone,
      PackTimes.local(incident.recorded).iso,
      words.delay(moment, incident.recorded) ?? "",
      Behaviour.allCases.filter(incident.behaviours.contains).map(words.behaviour)
        .joined(separator: "; "),
    ]
    cells += fields.map { field in incident.fields[field].map { words.value($0, of: field) } ?? "" }
    cells += [
      incident.marks.joined(separator: "; "),
      exhibits.map(\.reference).joined(separator: "; "),
      incident.notes.filter { $0.state.isCurrent }
        .map { PackTimes.local($0.recorded).iso + " " + $0.text }.joined(separator: "\n"),
      incident.amendments.flatMap { amendment in
        amendment.changes.map { change in
          "\(PackTimes.local(amendment.recorded).iso) \(words.amended(change.field)): "
            + "\"\(change.before)\" became \"\(change.after)\""
        }
      }.joined(separator: "\n"),
    ]
    if times.request.isPractice { cells.append(words.practice) }
    return cells
  }
}
