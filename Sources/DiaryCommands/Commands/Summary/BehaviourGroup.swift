import DiaryModel

/// A row of the table of counts: kinds of conduct that belong together in plain words.
enum BehaviourGroup: CaseIterable {
  case messages, sent, comingUp, others, following, watching, accounts, online, damage, court, other

  /// The kinds of conduct of the row.
  var behaviours: Set<Behaviour> {
    switch self {
    case .messages:
      [
        .contactCall, .contactVoicemail, .contactMessage, .contactEmail, .contactSocial,
        .contactPaymentReference,
      ]
    case .sent: [.contactLetter, .contactGift, .itemLeft]
    case .comingUp: [.contactInPerson]
    case .others: [.contactThirdParty]
    case .following: [.following, .loiter]
    case .watching: [.watch]
    case .accounts: [.monitorDigital]
    case .online: [.publish]
    case .damage: [.property, .enterPremises]
    case .court: [.vexatiousProcess]
    case .other: [.other]
    }
  }

  /// A word for scripts, which never changes.
  var code: String {
    switch self {
    case .messages: "messages-and-calls"
    case .sent: "sent-or-left"
    case .comingUp: "in-person"
    case .others: "through-others"
    case .following: "following-or-waiting"
    case .watching: "watching"
    case .accounts: "accounts-and-devices"
    case .online: "put-online"
    case .damage: "damage-or-coming-in"
    case .court: "complaints-and-court"
    case .other: "other"
    }
  }
}
