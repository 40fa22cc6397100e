internal import DiaryModel

extension SampleRecord {
  /// Incidents 63 to 72.
  static let november: [SampleStep] = [
    .incident(
      SampleEntry(
        "2025-11-01T12:10", when: "last night about 11",
        """
        He wrote to my mum on her tablet: 'Tell Jo I forgive her. She knows what she has to do.' He \
        is not allowed to contact me through anybody.
        """,
        [
          .person: "Sam", .knewBy: "account", .knewByWords: "It came from his own account.",
          .method: "message to my mum", .seenBy: "my mum", .count: "1 message",
          .heldElsewhere: "Mum kept it.", .reported: "Mum rang 101 at 11.20pm; ref. EX/0578/25.",
        ], [.contactThirdParty, .contactSocial])),
    .withdraw(
      incident: 62, writtenAt: "2025-11-02T15:40",
      reason: "A parent from school told me that it was her. She was waiting for her son."),
    .incident(
      SampleEntry(
        "2025-11-03T20:00", when: "sometime last week",
        """
        The man who looks after our building at work saw Sam on the camera at the bicycle racks, on \
        two days last week, looking at the parked bicycles. He could not say which days from memory.
        """,
        [
          .place: "the bicycle racks at work", .person: "Sam", .knewBy: "told",
          .knewByWords: "The caretaker has his photo from the police.",
          .seenBy: "the caretaker", .count: "2 days",
          .heldElsewhere: "Work keeps the film for 28 days and has set it aside.",
        ], [.loiter])),
    .attach(
      incident: 61, writtenAt: "2025-11-03T20:20",
      file: SampleFile(
        "third-number.vcf", .other, from: "my phone", about: "The third number, as I saved it.")),
    .incident(
      SampleEntry(
        "2025-11-04T16:50", when: "today 4.24pm",
        """
        The grey van right outside the gate when the after-school club came out. It was getting dark \
        and he had his lights on. He left when I held up my phone.
        """,
        [
          .place: "outside the school gate", .person: "Sam", .knewBy: "saw", .like: "44",
          .knewByWords: "He looked at me through the window.",
          .vehicle: "grey van, dent in the side door", .seenBy: "the woman from the club",
          .present: "my daughter and four other children",
          .reported: "999 at 4.26pm; ref. EX/0583/25.", .fearedViolence: "unsure",
        ], [.loiter],
        files: [
          SampleFile(
            "school-gate-2025-11-04.jpg", .photo, from: "my phone",
            about: "The van outside the gate.", taken: "today 4.24pm")
        ])),
    .note(
      incident: 65, file: 1, writtenAt: "2025-11-04T17:05", when: nil,
      text: "The number plate is on the side that cannot be seen. The club has it on its camera.",
      isPrivate: false),
    .incident(
      SampleEntry(
        "2025-11-05T21:40", when: "today about 3.20pm",
        """
        He was outside school again at pick up. Grey van. He followed us to the roundabout and then \
        went straight on.
        """,
        [
          .place: "school gate, then to the roundabout", .person: "Sam", .knewBy: "saw",
          .like: "65", .vehicle: "grey van, dent in the side door",
          .seenBy: "the crossing patrol", .present: "my daughter",
          .effect: "I have asked for shorter hours so that I can fetch her by car.",
          .reported: "101 at 3.55pm; ref. EX/0586/25.",
        ], [.loiter, .following])),
    .amend(
      incident: 66, writtenAt: "2025-11-05T21:46", when: nil,
      fields: [.count: "2nd day running"], reason: "Forgot to say."),
    .incident(
      SampleEntry(
        "2025-11-07T22:15", when: "last night about 11",
        """
        A new account sent 'goodnight ❤️' and then eleven hearts, one at a time. Its picture is our \
        old kitchen.
        """,
        [
          .person: "Sam", .knewBy: "account", .knewByWords: "Nobody else has that picture.",
          .method: "photo sharing app", .count: "12 messages",
          .reported: "Sent to the officer for EX/0586/25.",
        ], [.contactSocial, .contactMessage])),
    .incident(
      SampleEntry(
        "2025-11-09T18:00", when: "yesterday about 2.30pm",
        """
        In town with a friend. He was in the doorway of the bank, then behind us in the market, then \
        at the bus stop when we got there. He did not speak and kept about ten steps away.
        """,
        [
          .place: "the high street and the market", .person: "Sam", .knewBy: "saw",
          .appearance: "dark jacket, no cap, short beard", .seenBy: "the friend who was with me",
          .response: "We went into a shop and my friend rang 101.",
          .reported: "101 at 2.50pm; ref. EX/0591/25.", .fearedViolence: "unsure",
        ], [.following, .watch])),
    .incident(
      SampleEntry(
        "2025-11-11T08:30", when: "yesterday 9.05pm",
        """
        A voicemail from the second number. He did not say his name. 'It didn't have to be like this. \
        You'll see me on Friday.' I have kept it this time.
        """,
        [
          .person: "Sam", .knewBy: "voice", .method: "voicemail", .handle: "07700 900461",
          .threat: "You'll see me on Friday.", .count: "1 voicemail",
          .heldElsewhere: "It is saved on my phone and with the officer.",
          .reported: "Played to the officer today at 8.15am; ref. EX/0586/25.",
          .fearedViolence: "yes",
        ], [.contactVoicemail])),
    .incident(
      SampleEntry(
        "2025-11-12T19:45", when: "today",
        """
        One penny again. This time the reference is 'SEE YOU FRI'.
        """,
        [
          .person: "Sam", .knewBy: "account", .like: "12", .method: "bank transfer",
          .knewByWords: "His name is shown as the sender.", .count: "1 payment",
          .heldElsewhere: "On my bank statement. The bank has blocked the sender now.",
          .reported: "Added to EX/0586/25.",
        ], [.contactPaymentReference])),
    .incident(
      SampleEntry(
        "2025-11-13T21:00", when: "today 6.50pm",
        """
        A taxi that I had not ordered came to take me 'to Sam'. The driver showed me the booking: my \
        name, my address, paid in cash by a man at the rank.
        """,
        [
          .place: "my front door", .person: "Sam", .knewBy: "told",
          .knewByWords: "The booking has his first name.", .seenBy: "the driver",
          .response: "I asked the driver for the number of the booking and wrote it down.",
          .effect: "I did not dare to stay in.", .fearedViolence: "yes",
          .privateNote: "We are at mum's tonight.",
        ], [.property, .contactThirdParty])),
    .incident(
      SampleEntry(
        "2025-11-14T17:20", when: "today 7.35am",
        """
        He was at the bus stop by my work when a colleague dropped me off. He walked towards the car \
        and said 'I told you Friday.' My colleague drove on and rang 999. The officer says that he was \
        arrested at 8.10.
        """,
        [
          .place: "the bus stop by my work", .person: "Sam", .knewBy: "saw",
          .appearance: "dark jacket, short beard", .seenBy: "the colleague who was driving",
          .threat: "I told you Friday.",
          .reported: "999 at 7.36am; arrested at 8.10am; ref. EX/0602/25.",
          .effect: "I slept for the first time in a week.", .fearedViolence: "yes",
        ], [.contactInPerson, .loiter])),
    .note(
      incident: 72, file: nil, writtenAt: "2025-11-14T18:00", when: "today 5.30pm",
      text: "The officer rang: he is kept until a hearing tomorrow morning.", isPrivate: false),
  ]
}
