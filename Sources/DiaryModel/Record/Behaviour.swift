/// The kind of conduct that a writer says an incident was.
///
/// The codes follow the examples in section 2A(3) of the Protection from Harassment Act 1997
/// (England and Wales), which are examples "in particular circumstances" and not findings.
/// Stored and exported by `rawValue`; an incident may carry several.
public enum Behaviour: String, CaseIterable, Hashable, Sendable {
  case following
  case contactCall = "contact-call"
  case contactVoicemail = "contact-voicemail"
  case contactMessage = "contact-message"
  case contactEmail = "contact-email"
  case contactSocial = "contact-social"
  case contactLetter = "contact-letter"
  case contactGift = "contact-gift"
  case contactInPerson = "contact-in-person"
  case contactPaymentReference = "contact-payment-reference"
  case contactThirdParty = "contact-third-party"
  case publish
  case monitorDigital = "monitor-digital"
  case loiter
  case property
  case watch
  case enterPremises = "enter-premises"
  case itemLeft = "item-left"
  case vexatiousProcess = "vexatious-process"
  case other

  /// The letter of the example in section 2A(3) that this code belongs to, if it has one.
  public var statuteLetter: Character? {
    switch self {
    case .following: "a"
    case .contactCall, .contactVoicemail, .contactMessage, .contactEmail, .contactSocial,
      .contactLetter, .contactGift, .contactInPerson, .contactPaymentReference,
      .contactThirdParty:
      "b"
    case .publish: "c"
    case .monitorDigital: "d"
    case .loiter: "e"
    case .property: "f"
    case .watch: "g"
    case .enterPremises, .itemLeft, .vexatiousProcess, .other: nil
    }
  }
}

/// How the writer knew who it was.
public enum KnewBy: String, CaseIterable, Hashable, Sendable {
  /// The writer saw the person.
  case saw
  /// The writer knew the voice.
  case voice
  /// By a number or an account.
  case account
  /// Someone told the writer.
  case told
  /// The writer is not sure.
  case unsure
}

/// An answer to a question that may be answered "I am not sure".
public enum YesNoUnsure: String, CaseIterable, Hashable, Sendable {
  case yes, no, unsure
}
