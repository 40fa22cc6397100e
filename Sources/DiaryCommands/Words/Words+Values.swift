import DiaryModel

/// Names of things that are stored as codes.
extension Words {
  func name(of behaviour: Behaviour) -> String {
    switch behaviour {
    case .following: "following"
    case .contactCall: "phone calls"
    case .contactVoicemail: "voicemails"
    case .contactMessage: "texts and messages"
    case .contactEmail: "emails"
    case .contactSocial: "contact on social media"
    case .contactLetter: "letters and cards"
    case .contactGift: "gifts"
    case .contactInPerson: "coming up to me, speaking to me"
    case .contactPaymentReference: "messages in payments"
    case .contactThirdParty: "contact through other people"
    case .publish: "putting things about me online"
    case .monitorDigital: "checking my phone, accounts or location"
    case .loiter: "waiting or turning up somewhere"
    case .property: "damage to or touching my things"
    case .watch: "watching or spying"
    case .enterPremises: "coming in where I live or work"
    case .itemLeft: "things left for me"
    case .vexatiousProcess: "complaints and court papers"
    case .other: "something else"
    }
  }

  /// The label of a field in `show`.
  func label(of field: IncidentField) -> String {
    switch field {
    case .account: "What happened"
    case .place: "Where"
    case .person: "Who it was"
    case .knewBy: "How you knew"
    case .knewByWords: "More on how you knew"
    case .method: "How it was done"
    case .handle: "Number or account"
    case .appearance: "What they looked like"
    case .vehicle: "Vehicle"
    case .seenBy: "Who else saw or heard"
    case .present: "Who was with you"
    case .weapon: "Weapon"
    case .threat: "Threat"
    case .count: "How many"
    case .items: "Things left or sent"
    case .response: "What you did"
    case .effect: "How it affected you"
    case .effectOthers: "How it affected others"
    case .fearedViolence: "Feared violence"
    case .reported: "Told to"
    case .heldElsewhere: "Kept elsewhere"
    case .like: "Like number"
    case .privateNote: "Private note"
    }
  }

  func name(of way: KnewBy) -> String {
    switch way {
    case .saw: "I saw them"
    case .voice: "I knew the voice"
    case .account: "Number or account"
    case .told: "Someone told me"
    case .unsure: "I am not sure"
    }
  }

  func name(of answer: YesNoUnsure) -> String {
    switch answer {
    case .yes: "yes"
    case .no: "no"
    case .unsure: "not sure"
    }
  }

  func name(of kind: Evidence.Kind) -> String {
    switch kind {
    case .photo: "photo"
    case .screenshot: "screenshot"
    case .recording: "recording"
    case .video: "video"
    case .letter: "letter"
    case .cctv: "CCTV"
    case .document: "document"
    case .other: "file"
    }
  }

  /// The present text of a field as it is shown: codes become words.
  func shown(_ value: String, in field: IncidentField) -> String {
    switch field {
    case .knewBy: KnewBy(rawValue: value).map(name(of:)) ?? value
    case .fearedViolence: YesNoUnsure(rawValue: value).map(name(of:)) ?? value
    default: value
    }
  }

  /// A number of bytes in words: `3.1 MB`.
  func size(_ bytes: Int64) -> String {
    if bytes < 1000 { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
    let units = ["kB", "MB", "GB", "TB"]
    var tenths = bytes / 100
    var unit = 0
    while tenths >= 10_000, unit < units.count - 1 {
      tenths /= 1000
      unit += 1
    }
    return tenths < 1000
      ? "\(tenths / 10).\(tenths % 10) \(units[unit])" : "\(tenths / 10) \(units[unit])"
  }

  /// A count with its noun.
  func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}
