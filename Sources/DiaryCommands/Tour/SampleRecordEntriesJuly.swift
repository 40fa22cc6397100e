internal import DiaryModel

extension SampleRecord {
  /// Incidents 1 to 13.
  static let july: [SampleStep] = [
    .incident(
      SampleEntry(
        "2025-07-14T21:10", when: "today 3.20pm",
        """
        Sam was standing across the road from the school gate when I came for my daughter. He did \
        not come over. He stayed by the bus stop until we had gone past, then walked the same way \
        as us as far as the corner shop. I am starting this record because it is the third time \
        this month.
        """,
        [
          .place: "bus stop opposite the school gate", .person: "Sam", .knewBy: "saw",
          .appearance: "dark jacket, grey cap", .seenBy: "the crossing patrol",
          .present: "my daughter", .effect: "I felt watched. We walked home a longer way.",
          .effectOthers: "My daughter asked why he was there.", .fearedViolence: "no",
        ], [.loiter, .following])),
    .incident(
      SampleEntry(
        "2025-07-14T21:25", when: "in june",
        """
        Before I started writing this: he came to my work twice in June and asked for me at the \
        front desk. Both times he was told that I was not there. I did not write down the days.
        """,
        [
          .place: "reception at work", .person: "Sam", .knewBy: "told",
          .knewByWords: "The colleague on the desk has met him and told me both times.",
          .seenBy: "a colleague on the front desk", .count: "2 visits",
        ], [.contactInPerson, .contactThirdParty])),
    .incident(
      SampleEntry(
        "2025-07-16T07:45", when: "last night about 11",
        """
        Six calls one after another from a withheld number. Nobody spoke. On the last one I could \
        hear a television.
        """,
        [
          .place: "at home", .knewBy: "unsure",
          .knewByWords: "I cannot prove it was Sam. They began the night after I walked past him.",
          .method: "my mobile, withheld number", .count: "6 calls",
          .response: "I answered the first one and then let it ring.",
          .effect: "I did not sleep until about 3.",
        ], [.contactCall])),
    .amend(
      incident: 3, writtenAt: "2025-07-16T18:30", when: "15 july between 10.52pm and 11.20pm",
      fields: [.count: "7 calls"], reason: "I looked at the call log on my phone."),
    .incident(
      SampleEntry(
        "2025-07-17T19:05", when: "today between 8am and 9am",
        """
        Fourteen messages while I was on the bus and in the first meeting. Mostly 'Jo', 'hello' \
        and 'I know you can see this'. One said 'You look tired. Go to bed earlier.'
        """,
        [
          .place: "on the way to work", .person: "Sam", .knewBy: "account",
          .method: "text messages to my mobile", .handle: "07700 900123", .count: "14 messages",
          .response: "I did not answer.", .effect: "I kept the phone face down all day.",
          .heldElsewhere: "The messages are still on my phone.",
        ], [.contactMessage])),
    .incident(
      SampleEntry(
        "2025-07-18T22:40", when: "today about 6pm",
        """
        He was two aisles behind us in the supermarket. Each time I turned a corner he was at the \
        other end. He had nothing in his basket. He did not speak.
        """,
        [
          .place: "the supermarket by the station", .person: "Sam", .knewBy: "saw",
          .appearance: "grey cap, dark jacket", .present: "my daughter",
          .response: "I left the trolley and we went out by the other door.",
          .effect: "I have started having the shopping delivered.", .fearedViolence: "no",
        ], [.following])),
    .incident(
      SampleEntry(
        "2025-07-20T22:45", when: "today between 9.02pm and 10.14pm",
        """
        Messages all evening. At 9.10pm I wrote 'Please stop messaging me. I do not want any \
        contact.' A minute later he wrote 'You dont mean that' and carried on. The last one was \
        'I was only going past, its a free country'. This is the first time I asked him in writing.
        """,
        [
          .place: "at home", .person: "Sam", .knewBy: "account", .method: "text messages",
          .handle: "07700 900123", .count: "7 messages from him, 1 from me",
          .response: "I asked him to stop, once, and have not written since.",
        ], [.contactMessage],
        files: [
          SampleFile(
            "messages-2025-07-20.png", .screenshot, from: "my phone",
            about: "The messages of that evening, with my answer in blue.",
            taken: "today 10.31pm")
        ])),
    .incident(
      SampleEntry(
        "2025-07-22T20:15", when: "today 3.25pm",
        """
        Last day of term. He was on the bench by the gate where the parents wait. He said to my \
        daughter 'Tell your mum I said hello.' I took her hand and we left.
        """,
        [
          .place: "bench by the school gate", .person: "Sam", .knewBy: "saw",
          .seenBy: "two other parents and the crossing patrol", .present: "my daughter",
          .effect: "I was shaking when we got home.",
          .effectOthers: "My daughter did not want to walk past the bench.",
          .reported: "I told the school office the same afternoon.", .fearedViolence: "unsure",
        ], [.loiter, .contactInPerson, .contactThirdParty])),
    .incident(
      SampleEntry(
        "2025-07-24T09:30", when: "yesterday about 7pm",
        """
        He rang my mum three times. The first time he said that he was worried about me and asked \
        where I would be at the weekend. She put the phone down. The other two she did not answer.
        """,
        [
          .person: "Sam", .knewBy: "told", .knewByWords: "Mum knows his voice.",
          .method: "telephone, mum's landline", .seenBy: "my mum", .count: "3 calls",
          .effectOthers: "Mum now leaves the phone unplugged in the evening.",
        ], [.contactThirdParty, .contactCall])),
    .incident(
      SampleEntry(
        "2025-07-25T08:20", when: "last night between 2 and 3",
        """
        A car stood outside with the engine running and its lights off. When I opened the curtain \
        it drove away slowly. I did not see who was in it.
        """,
        [
          .place: "the street in front of my flat", .knewBy: "unsure",
          .knewByWords: "It was the colour and shape of Sam's car. I did not see a face.",
          .vehicle: "dark red hatchback, older, one rear light out",
          .seenBy: "my neighbour heard the engine", .effect: "I slept in my daughter's room.",
          .fearedViolence: "yes",
        ], [.loiter, .watch])),
    .incident(
      SampleEntry(
        "2025-07-27T09:10", when: "today between 7am and 8am",
        """
        A note was on the mat when I got up. It was not there when I locked the door last night \
        and I heard the flap at some time after 7. It says: 'Jo, You can't keep ignoring me. I only \
        want to talk. I know you got my letters. S'. I have had no letters.
        """,
        [
          .place: "my front door", .person: "Sam", .knewBy: "account",
          .knewByWords: "It is his handwriting and he signs like that.",
          .items: "The note. I picked it up by one corner; it is in a freezer bag in a drawer.",
          .effect: "He has been to my door.", .fearedViolence: "unsure",
        ], [.contactLetter, .itemLeft],
        files: [
          SampleFile(
            "note-2025-07-27.jpg", .photo, from: "my phone",
            about: "The note on the mat, before I touched it.", taken: "today 8.05am")
        ])),
    .note(
      incident: 10, file: 1, writtenAt: "2025-07-27T09:30", when: nil,
      text:
        "The location in this photo is wrong. My phone was in flight mode and showed the coast.",
      isPrivate: false),
    .incident(
      SampleEntry(
        "2025-07-28T21:00", when: "today 5.35pm",
        """
        Dzisiaj o 17:35 stał po drugiej stronie ulicy, naprzeciwko naszego domu, i patrzył w okna \
        Jo. Stał tam około dwudziestu minut. Kiedy wyszłam ze śmieciami, odwrócił się i poszedł w \
        stronę parku. To był on, widziałam go już wcześniej.
        """,
        [
          .place: "the street in front of my flat", .person: "Sam", .knewBy: "told",
          .knewByWords: "My neighbour saw him and typed this herself, in Polish.",
          .appearance: "dark jacket", .seenBy: "my neighbour upstairs",
        ], [.loiter, .watch])),
    .incident(
      SampleEntry(
        "2025-07-30T18:50", when: "last week",
        """
        A payment of one penny came into my account. The reference is 'CALL ME JO'. I only saw it \
        today because I do not look often.
        """,
        [
          .person: "Sam", .knewBy: "account", .knewByWords: "His name is shown as the sender.",
          .method: "bank transfer", .count: "1 payment",
          .heldElsewhere: "It is on my bank statement.",
          .response: "I asked the bank whether they can block a sender. They are looking into it.",
        ], [.contactPaymentReference])),
    .amend(
      incident: 12, writtenAt: "2025-07-31T12:10", when: "24 july",
      fields: [
        .account: """
        A payment of one penny came into my account on 24 July. The reference is 'CALL ME JO'. I \
        only saw it on 30 July because I do not look often.
        """
      ], reason: "The bank told me the day."),
    .incident(
      SampleEntry(
        "2025-07-31T22:05", when: "today 9.48pm",
        """
        A man in a grey cap stood at the end of our road for about ten minutes looking at his \
        phone. I thought it was Sam.
        """,
        [
          .place: "the corner of my road", .knewBy: "unsure",
          .knewByWords: "Too far away to see his face.", .appearance: "grey cap",
        ], [.loiter])),
  ]
}
