internal import DiaryModel

/// The table of counts and the form that narrows the list.
extension TimelinePage {
  /// What one entry adds to the table: its month, or an empty text if it lies in no one month.
  func monthKey(_ incident: Incident) -> String { CalendarSpan(incident.moment).month ?? "" }

  private struct Column {
    var key: String
    var title: String
  }

  func counts(_ html: inout HTMLText) {
    var cells: [Behaviour: [String: Int]] = [:]
    var totals: [String: Int] = [:]
    for incident in selection.entries {
      let month = monthKey(incident)
      totals[month, default: 0] += 1
      for behaviour in incident.behaviours {
        cells[behaviour, default: [:]][month, default: 0] += 1
      }
    }
    var columns = totals.keys.filter { !$0.isEmpty }.sorted()
      .map { Column(key: $0, title: words.shortMonth($0)) }
    if totals[""] != nil { columns.append(Column(key: "", title: "No one month")) }

    html.raw("<section id=\"counts\" aria-labelledby=\"h-counts\">\n")
    html.raw("<h2 id=\"h-counts\">Counts by month</h2>\n<p class=\"note\">")
    html.text(words.countsNote)
    html.raw(" An entry with more than one label is counted in each of its rows and once in the ")
    html.raw("last. A number leads to the entries behind it.</p>\n")
    html.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" ")
    html.raw("aria-label=\"Table of counts\">\n<table class=\"counts\">\n<thead><tr>")
    html.raw("<th scope=\"col\">Label, chosen by the writer</th>")
    for column in columns {
      html.raw("<th scope=\"col\">")
      html.text(column.title)
      html.raw("</th>")
    }
    html.raw("<th scope=\"col\">All</th></tr></thead>\n<tbody>\n")
    for behaviour in Behaviour.allCases {
      guard let row = cells[behaviour] else { continue }
      self.row(
        words.behaviour(behaviour), behaviour.rawValue, columns, row,
        total: row.values.reduce(0, +), &html)
    }
    html.raw("</tbody>\n<tfoot>\n")
    row("All entries", "", columns, totals, total: selection.entries.count, &html)
    html.raw("</tfoot>\n</table>\n</div>\n</section>\n")
  }

  private func row(
    _ title: String, _ behaviour: String, _ columns: [Column], _ counts: [String: Int],
    total: Int, _ html: inout HTMLText
  ) {
    html.raw("<tr><th scope=\"row\">")
    html.text(title)
    html.raw("</th>")
    for column in columns {
      html.raw("<td>")
      if let count = counts[column.key], count > 0 {
        link(count, title, behaviour, month: column.key.isEmpty ? "none" : column.key, &html)
      }
      html.raw("</td>")
    }
    html.raw("<td class=\"sum\">")
    link(total, title, behaviour, month: "", &html)
    html.raw("</td></tr>\n")
  }

  private func link(
    _ count: Int, _ title: String, _ behaviour: String, month: String, _ html: inout HTMLText
  ) {
    html.raw("<a class=\"narrow\" href=\"#")
    html.text(month.isEmpty ? "entries" : "m-" + month)
    html.raw("\" data-b=\"")
    html.text(behaviour)
    html.raw("\" data-m=\"")
    html.text(month)
    html.raw("\" aria-label=\"")
    html.text(title + ", ")
    html.text(month.isEmpty ? "all" : month == "none" ? "no one month" : words.month(month))
    html.raw(": ")
    html.text(words.entries(count))
    html.raw("\">")
    html.number(count)
    html.raw("</a>")
  }

  /// The form stays hidden until the script shows it: without script it would do nothing.
  func filters(_ html: inout HTMLText) {
    html.raw("<form id=\"filters\" hidden aria-label=\"Narrow the list\">\n<div class=\"grid\">\n")
    html.raw("<div><label for=\"f-b\">Label</label><select id=\"f-b\">")
    option("", "All", &html)
    let used = selection.entries.reduce(into: Set<Behaviour>()) { $0.formUnion($1.behaviours) }
    for behaviour in Behaviour.allCases where used.contains(behaviour) {
      option(behaviour.rawValue, words.behaviour(behaviour), &html)
    }
    html.raw("</select></div>\n<div><label for=\"f-m\">Month</label><select id=\"f-m\">")
    option("", "All", &html)
    let keys = Set(selection.entries.map(monthKey))
    for month in keys.sorted() where !month.isEmpty { option(month, words.month(month), &html) }
    if keys.contains("") { option("none", "No one month, or not known", &html) }
    html.raw("</select></div>\n<div><label for=\"f-p\">Person</label><select id=\"f-p\">")
    option("", "All", &html)
    for (place, person) in persons.enumerated() { option(String(place), person, &html) }
    if selection.entries.contains(where: { $0.fields[.person] == nil }) {
      option("none", "Not said", &html)
    }
    html.raw("</select></div>\n<div><label for=\"f-f\">Files</label><select id=\"f-f\">")
    option("", "All", &html)
    option("yes", "With files", &html)
    option("no", "Without files", &html)
    html.raw("</select></div>\n<div><label for=\"f-k\">Orders</label><select id=\"f-k\">")
    option("", "All", &html)
    option("yes", "Marked against a condition", &html)
    option("no", "Not marked", &html)
    html.raw("</select></div>\n<div><label for=\"f-t\">Words</label>")
    html.raw("<input id=\"f-t\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></div>\n")
    html.raw("</div>\n<p class=\"shown\"><output id=\"shown\" for=\"f-b f-m f-p f-f f-k f-t\">")
    html.number(selection.entries.count)
    html.raw(" of ")
    html.text(words.entries(selection.entries.count))
    html.raw(" shown</output> <button type=\"button\" id=\"all\">Show all</button></p>\n</form>\n")
  }

  private func option(_ value: String, _ title: String, _ html: inout HTMLText) {
    html.raw("<option value=\"")
    html.text(value)
    html.raw("\">")
    html.text(title)
    html.raw("</option>")
  }
}
