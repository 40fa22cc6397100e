internal import DiaryModel

extension SampleRecord {
  /// Incidents 45 to 62.
  static let october: [SampleStep] = [
    .incident(
      SampleEntry(
        "2025-10-02T18:00", when: "today between 9am and 5.30pm",
        """
        A card under my wiper: 'Nice parking. See you soon x'. I had parked in a new place today for \
        the first time.
        """,
        [
          .place: "the car park behind the library", .person: "Sam", .knewBy: "account",
          .knewByWords: "It is his handwriting.",
          .items: "The card is in a freezer bag with the note from July.",
          .effect: "I do not know how he found the car.",
        ], [.itemLeft, .contactLetter, .watch],
        files: [
          SampleFile(
            "windscreen-2025-10-02.jpg", .photo, from: "my phone",
            about: "The card, before I took it from the windscreen.", taken: "today 5.31pm")
        ])),
    .incident(
      SampleEntry(
        "2025-10-03T22:10", when: "yesterday 6.35pm",
        """
        He walked behind me from the car to the hall where I have my class on Thursdays. When I \
        stopped, he stopped. When I went in, he stood at the notice board and read the list.
        """,
        [
          .place: "from the car park to the hall", .person: "Sam", .knewBy: "saw",
          .appearance: "dark jacket, hood up", .seenBy: "the woman who runs the class",
          .effect: "Somebody walks me to my car now.", .fearedViolence: "unsure",
        ], [.following])),
    .incident(
      SampleEntry(
        "2025-10-06T08:40", when: "last weekend",
        """
        My bin had been opened and the paper taken out. A letter from the bank that I had torn up \
        was not there any more. I was away from Friday night to Sunday evening.
        """,
        [
          .place: "the bins beside my flat", .knewBy: "unsure",
          .knewByWords: "I did not see anybody.",
          .response: "I burn anything with a name on it now.",
        ], [.property])),
    .incident(
      SampleEntry(
        "2025-10-08T21:30", when: "today",
        """
        The professional site shows that somebody looked at my page eleven times today, from an \
        account that calls itself a recruiter in a town where Sam used to work.
        """,
        [
          .knewBy: "unsure", .knewByWords: "I have no other link to that town.",
          .method: "professional network", .count: "11 views",
        ], [.monitorDigital, .contactSocial])),
    .incident(
      SampleEntry(
        "2025-10-09T19:40", when: "today about 6.30pm",
        """
        آج ساڑھے چھ بجے کے قریب وہ سینٹر کے استقبالیہ پر آیا اور کلاس کی فہرست دیکھنا چاہتا تھا۔ اس نے \
        کہا کہ وہ جو کو گھر لے جانے آیا ہے۔ ہم نے اسے انکار کر دیا۔
        """,
        [
          .place: "the hall where I have my class", .person: "Sam", .knewBy: "told",
          .knewByWords: "He gave his name. The man at the desk typed this himself, in Urdu.",
          .seenBy: "the man at the desk",
          .effect: "I did not go in. It is the first class that I have missed.",
        ], [.contactThirdParty, .loiter])),
    .incident(
      SampleEntry(
        "2025-10-11T23:10", when: "today about 10.45pm",
        """
        His car stood under the street lamp opposite for over an hour. I could see the end of a \
        cigarette. I took a photo from behind the curtain.
        """,
        [
          .place: "the street in front of my flat", .person: "Sam", .knewBy: "saw", .like: "24",
          .knewByWords: "I saw his face when he lit the cigarette.", .vehicle: "dark red hatchback",
          .seenBy: "my neighbour", .reported: "Rang 101 at 10.55pm; ref. EX/0530/25.",
          .effect: "I sat in the bathroom until it left.", .fearedViolence: "yes",
        ], [.loiter, .watch],
        files: [
          SampleFile(
            "street-lamp-2025-10-11.jpg", .photo, from: "my phone",
            about: "The car under the lamp. The number plate cannot be read.",
            taken: "today 10.47pm")
        ])),
    .amend(
      incident: 50, writtenAt: "2025-10-12T09:20", when: "11 october between 9.50pm and 11.05pm",
      fields: [:],
      reason: "My neighbour wrote down when it came and I heard it leave after I had saved this."),
    .incident(
      SampleEntry(
        "2025-10-14T08:10", when: "13 october from 11.40pm to 6.15am",
        """
        A number I did not know. 'New number same me 😀', then 'Nice blue coat today 👀', 'Who was that \
        at yours last night', 'You will be sorry when you are on your own', and at 6.15 'Morning 🌹'. I \
        wore the blue coat for the first time on Monday.
        """,
        [
          .place: "at home", .person: "Sam", .knewBy: "account",
          .knewByWords: "New number. He says in the first message that it is him.",
          .method: "text messages", .handle: "07700 900461", .count: "5 messages",
          .threat: "You will be sorry when you are on your own",
          .effect: "I did not go to work today.", .fearedViolence: "yes",
          .reported: "Sent to the officer for EX/0412/25 at 8.05am.",
        ], [.contactMessage, .watch],
        files: [
          SampleFile(
            "messages-2025-10-14.png", .screenshot, from: "my phone",
            about: "All five messages from the new number.", taken: "today 7.58am")
        ])),
    .incident(
      SampleEntry(
        "2025-10-15T07:55", when: "today 1.47am",
        """
        An e-mail from an address that I did not know, signed S. It says that he has asked my mum and \
        somebody from work about me and will 'keep asking until you talk to me'. The last line is 'I \
        know about Thursday evenings.'
        """,
        [
          .person: "Sam", .knewBy: "account", .knewByWords: "He writes about the blocked accounts.",
          .method: "e-mail", .handle: "sam.again@example.org", .count: "1 e-mail",
          .threat: "I will keep asking until you talk to me",
          .effect: "I have given up the class.", .fearedViolence: "unsure",
        ], [.contactEmail, .watch],
        files: [
          SampleFile(
            "email-2025-10-15.eml", .letter, from: "saved from my e-mail with all its headers",
            about: "The whole e-mail.")
        ])),
    .note(
      incident: 52, file: 1, writtenAt: "2025-10-15T08:10", when: nil,
      text: "I have not opened it on any other device and have not answered.", isPrivate: false),
    .incident(
      SampleEntry(
        "2025-10-16T21:20", when: "today about 7.05pm",
        """
        I went to the hall to fetch my things. He was at the door. He said 'You can't hide behind the \
        police for ever' and put his arm across so that I could not pass. The woman who runs the class \
        came out and he moved.
        """,
        [
          .place: "the door of the hall", .person: "Sam", .knewBy: "saw",
          .seenBy: "the woman who runs the class and two others",
          .threat: "You can't hide behind the police for ever",
          .reported: "999 at 7.09pm; statement taken at 8.20pm; ref. EX/0541/25.",
          .effect: "My hands would not stop shaking.", .fearedViolence: "yes",
        ], [.contactInPerson, .loiter])),
    .incident(
      SampleEntry(
        "2025-10-18T13:00", when: "don't know",
        """
        A photo of me from behind, outside my work, is on a page under his own name. I do not know \
        when it was taken; I have only had that coat since Monday. Under it he wrote 'some people never look \
        back'.
        """,
        [
          .person: "Sam", .knewBy: "account", .knewByWords: "It is under his own name.",
          .method: "social network", .seenBy: "a friend told me",
          .heldElsewhere: "The officer for EX/0412/25 has saved the page.",
        ], [.publish, .watch])),
    .note(
      incident: 54, file: nil, writtenAt: "2025-10-19T17:00", when: "15 october",
      text:
        "A colleague thinks that it was Wednesday: the skip in the picture was only there that day.",
      isPrivate: false),
    .incident(
      SampleEntry(
        "2025-10-20T17:30", when: "today 12.15pm",
        """
        Somebody rang the school, said that he was my daughter's uncle and that he would collect her \
        early. The office did not believe him and rang me. The court made the interim order at about \
        the same time.
        """,
        [
          .place: "the school office", .person: "Sam", .knewBy: "told",
          .knewByWords: "The secretary has heard his voice at the gate.", .method: "telephone",
          .seenBy: "the school secretary", .count: "1 call",
          .effectOthers: "The school has a password for collecting her now.",
          .reported: "The school rang the police; ref. EX/0552/25.", .fearedViolence: "yes",
        ], [.contactThirdParty])),
    .incident(
      SampleEntry(
        "2025-10-21T08:00", when: "20 october from 10pm to 7am",
        """
        The bolt of the back gate was bent off the wall and the gate stood open. I had shut it at ten. \
        Nothing was taken. The kitchen window was dirty on the outside at the height of a hand.
        """,
        [
          .place: "the back gate", .knewBy: "unsure", .knewByWords: "I did not see anybody.",
          .items: "The screws are in an envelope. I did not touch the bolt.",
          .reported: "101 at 7.20am; an officer came at 9.30am; ref. EX/0555/25.",
          .effect: "A friend stays with us at night.", .fearedViolence: "yes",
        ], [.enterPremises, .property],
        files: [
          SampleFile(
            "back-gate-2025-10-21.jpg", .photo, from: "my phone",
            about: "The gate as I found it. It shows my garden.", taken: "today 7.02am",
            doNotShow: true)
        ])),
    .incident(
      SampleEntry(
        "2025-10-22T19:15", when: "today 3.22pm",
        """
        The grey van stood at the far end of the road by the school, facing away. He watched in the \
        mirror. It was the day after he was given the order.
        """,
        [
          .place: "the road by the school, about 80 metres from the gate", .person: "Sam",
          .knewBy: "saw", .vehicle: "grey van, dent in the side door",
          .seenBy: "the crossing patrol and a teacher", .present: "my daughter",
          .reported: "101 at 3.40pm; ref. EX/0561/25.",
        ], [.loiter, .watch])),
    .attach(
      incident: 57, writtenAt: "2025-10-23T18:45",
      file: SampleFile(
        "order-specimen.pdf", .document, from: "the officer gave me a copy",
        about: "The interim order, two pages.")),
    .amend(
      incident: 57, writtenAt: "2025-10-23T18:55", when: nil,
      fields: [.place: "the road by the school, by the post box, about 60 metres from the gate"],
      reason: "The teacher paced it out with me today."),
    .incident(
      SampleEntry(
        "2025-10-24T22:40", when: "today between 9pm and 10pm",
        """
        Five calls with no caller ID. On the third one somebody breathed and put the phone down when \
        my friend said hello.
        """,
        [
          .place: "at home", .knewBy: "unsure", .knewByWords: "Withheld. My friend heard it too.",
          .method: "my mobile", .count: "5 calls", .seenBy: "the friend who stays with us",
        ], [.contactCall])),
    .incident(
      SampleEntry(
        "2025-10-26T10:15", when: "26 oct between 1am and 2am",
        """
        The doorbell rang twice in the hour when the clocks went back. My phone showed 1.40 the first \
        time and 1.10 the second time, so there was half an hour between them. Nobody was there.
        """,
        [
          .place: "my front door", .knewBy: "unsure",
          .knewByWords: "The camera is only coming on Monday.",
          .seenBy: "the friend who stays with us", .count: "2 rings", .fearedViolence: "unsure",
        ], [.enterPremises])),
    .incident(
      SampleEntry(
        "2025-10-28T07:20", when: "today 2.10am",
        """
        The new doorbell camera woke me. Somebody in a hood came up the path, put a small parcel on \
        the step and went. I did not open the door. An officer took the parcel away this morning: it \
        had a photo of the two of us in it.
        """,
        [
          .place: "my front door", .knewBy: "unsure",
          .knewByWords: "The face cannot be seen. It is his height and the way he walks.",
          .appearance: "dark hooded coat",
          .items: "The parcel is with the police.",
          .reported: "999 at 2.13am; ref. EX/0570/25.", .fearedViolence: "yes",
          .effect: "I have not slept through since.",
        ], [.itemLeft, .enterPremises, .contactGift],
        files: [
          SampleFile(
            "doorbell-2025-10-28.mp4", .cctv, from: "the doorbell's app",
            about: "Four seconds at the door.", taken: "today 2.10am")
        ])),
    .note(
      incident: 60, file: 1, writtenAt: "2025-10-28T07:35", when: nil,
      text:
        "The camera clock is 4 minutes fast. I compared it with my phone. The film is unchanged.",
      isPrivate: false),
    .incident(
      SampleEntry(
        "2025-10-29T21:50", when: "today between 6pm and 9pm",
        """
        Nine silent calls from a number that I have not seen before. I wrote it down each time.
        """,
        [
          .place: "at home", .knewBy: "unsure",
          .knewByWords: "A third number. The times are like those of the others.",
          .method: "my mobile", .handle: "07700 900782", .count: "9 calls",
          .reported: "Sent to the officer for EX/0412/25.",
        ], [.contactCall])),
    .incident(
      SampleEntry(
        "2025-10-31T20:30", when: "today about 6pm",
        """
        Somebody in a mask stood at our gate for a while without ringing. There were children about, \
        so it may have been a parent. I am not sure that it was Sam.
        """,
        [
          .place: "my front gate", .knewBy: "unsure", .knewByWords: "A mask, and it was dark.",
          .present: "my daughter",
        ], [.loiter])),
  ]
}
