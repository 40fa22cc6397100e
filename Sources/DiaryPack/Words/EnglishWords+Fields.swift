internal import DiaryModel

extension EnglishWords {
  func field(_ field: IncidentField) -> String {
    switch field {
    case .account: "What happened"
    case .place: "Where"
    case .person: "Person complained of"
    case .knewBy: "How the writer knew"
    case .knewByWords: "More on how the writer knew"
    case .method: "Means used"
    case .handle: "Number or account used"
    case .appearance: "How the person looked"
    case .vehicle: "Vehicle"
    case .seenBy: "Who else saw or heard it"
    case .present: "Who was with the writer"
    case .weapon: "Weapon, or object used as one"
    case .threat: "Threat, in the words used"
    case .count: "How many"
    case .items: "Things left or sent, and where they are"
    case .response: "What the writer did"
    case .effect: "Effect on the writer"
    case .effectOthers: "Effect on others"
    case .fearedViolence: "Did the writer fear that violence would be used?"
    case .reported: "Reported to"
    case .heldElsewhere: "Evidence held elsewhere"
    case .like: "Like entry no. (chosen by the writer)"
    case .privateNote: ""
    }
  }

  /// What a field says, with codes put into words.
  func value(_ value: String, of field: IncidentField) -> String {
    switch field {
    case .knewBy: KnewBy(rawValue: value).map(knewBy) ?? value
    case .fearedViolence: YesNoUnsure(rawValue: value).map(answer) ?? value
    default: value
    }
  }

  private func knewBy(_ code: KnewBy) -> String {
    switch code {
    case .saw: "saw the person"
    case .voice: "knew the voice"
    case .account: "by a number or an account"
    case .told: "was told by someone"
    case .unsure: "not sure"
    }
  }

  private func answer(_ code: YesNoUnsure) -> String {
    switch code {
    case .yes: "yes"
    case .no: "no"
    case .unsure: "not sure"
    }
  }

  func behaviour(_ behaviour: Behaviour) -> String {
    switch behaviour {
    case .following: "Following"
    case .contactCall: "Call"
    case .contactVoicemail: "Voicemail"
    case .contactMessage: "Message"
    case .contactEmail: "E-mail"
    case .contactSocial: "Social media contact"
    case .contactLetter: "Letter"
    case .contactGift: "Gift"
    case .contactInPerson: "Contact in person"
    case .contactPaymentReference: "Payment reference"
    case .contactThirdParty: "Contact through others"
    case .publish: "Publishing or posting"
    case .monitorDigital: "Monitoring by phone or online"
    case .loiter: "Waiting near or turning up"
    case .property: "Interfering with property"
    case .watch: "Watching or spying"
    case .enterPremises: "Entering premises"
    case .itemLeft: "Leaving things"
    case .vexatiousProcess: "Repeated complaints or court steps"
    case .other: "Other"
    }
  }

  func statute(_ letter: Character) -> String {
    "may fall within the example in s.2A(3)(\(letter))"
  }

  var statuteNote: String {
    "The labels are the writer's choice. Section 2A(3) of the Protection from Harassment Act 1997 "
      + "(England and Wales) gives examples of acts associated with stalking \"in particular "
      + "circumstances\". Whether anything here falls within one is for the police and the courts."
  }

  func evidenceKind(_ kind: Evidence.Kind) -> String {
    switch kind {
    case .photo: "Photo"
    case .screenshot: "Screenshot"
    case .recording: "Sound recording"
    case .video: "Video"
    case .letter: "Letter"
    case .cctv: "CCTV"
    case .document: "Document"
    case .other: "Other file"
    }
  }

  func fact(_ name: Evidence.Fact.Name) -> String {
    switch name {
    case .taken: "taken"
    case .takenFrom: "read from"
    case .place: "location"
    case .device: "device"
    case .pixels: "pixels"
    case .orientation: "orientation"
    case .duration: "length in seconds"
    case .software: "written by"
    case .title: "title"
    case .author: "author"
    case .pages: "pages"
    }
  }

  /// The name of a field of the log in an amendment, such as `where` or `when.said`.
  func amended(_ name: String) -> String {
    if let field = IncidentField(rawValue: name) { return self.field(field) }
    switch name {
    case "when", "when.said": return "When, as it was said"
    case "when.words": return "When"
    case "when.precision": return "How precisely the time is known"
    case "when.earliest": return "Earliest"
    case "when.latest": return "Latest"
    case "when.zone": return "Time zone"
    case "when.edtf": return "Dates"
    case "behaviours", "behaviour": return "Behaviour"
    case "marks", "mark", "marked": return "Marked by the writer"
    default: return name
    }
  }

  /// What a field said before or after an amendment, with codes put into words.
  func amended(_ value: String, of name: String) -> String {
    if let field = IncidentField(rawValue: name) { return self.value(value, of: field) }
    if name == "when.precision", let precision = Moment.Precision(rawValue: value) {
      return self.precision(precision)
    }
    guard name.hasPrefix("behaviour"), !value.isEmpty else { return value }
    let codes = value.split { $0 == " " || $0 == "," || $0 == "\n" }
    let labels = codes.compactMap { Behaviour(rawValue: String($0)).map(behaviour) }
    return labels.count == codes.count ? labels.joined(separator: ", ") : value
  }
}
