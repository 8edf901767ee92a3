import BookingModel

/// The words by which exports call our fields: what makes a file readable without configuration.
///
/// Headers are compared by their letters and digits alone, in lower case: `Booking Ref.`, `booking_ref` and
/// `bookingRef` are one word. A header with a path (`contactDetails.email`) is tried whole and then by its last part;
/// `Amount (USD)` is tried without its currency.
enum HeaderSynonyms {
    /// Letters and digits of a header in lower case; letters outside ASCII stay as they are.
    ///
    /// Of a header longer than any name the beginning counts.
    static func key(_ header: some StringProtocol) -> String {
        let header = header.utf8.count > longest ? String(header.prefix(longest)) : String(header)
        var letters: [UInt8] = []
        letters.reserveCapacity(header.utf8.count)
        for byte in header.utf8 {
            guard byte < 0x80 else { return keyOfAnyLetters(header) }
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if lower &- 0x61 < 26 || lower &- 0x30 < 10 { letters.append(lower) }
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private static let longest = 200

    private static func keyOfAnyLetters(_ header: String) -> String {
        String(
            header.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        )
    }

    /// The field that `header` names in a file of `entity`, or nil where no synonym fits.
    static func field(for header: String, entity: Entity) -> ImportField? {
        let words = table(for: entity)
        if let field = words[key(header)] {
            // “Discount %” is no amount.
            return header.contains("%") && ImportField.amounts.contains(field) ? nil : field
        }
        if header.hasSuffix(customSuffix) {
            return field(for: String(header.dropLast(customSuffix.count)), entity: entity)
        }
        if let field = FormQuestion(header)?.field(in: entity) ?? answer(to: key(header)) { return field }
        if let priced = HeaderCurrency(header, usual: .gbp), let field = words[key(priced.name)],
            ImportField.amounts.contains(field)
        {
            return field
        }
        if let name = MinorUnitName.name(header), let field = words[name], ImportField.amounts.contains(field) {
            return field
        }
        if let zoned = HeaderZone(header), let field = words[key(zoned.name)], ImportField.moments.contains(field) {
            return field
        }
        // “Ticket #” is a ticket's number.
        if header.contains("#"), words[key(header) + "number"] == .bookingReference { return .bookingReference }
        guard let dot = header.lastIndex(of: ".") else { return nil }
        let last = header[header.index(after: dot)...]
        if valueTypes.contains(String(last)) { return field(for: String(header[..<dot]), entity: entity) }
        // `node.event.title` is an event's.
        if let parent = header[..<dot].split(separator: ".").last, let field = words[key(parent) + key(last)] {
            return field
        }
        return words[key(last)]
    }

    /// What the keys of a value's type are called by databases that write each value as an object: Firestore, DynamoDB.
    private static let valueTypes: Set<String> = [
        "stringValue", "integerValue", "doubleValue", "timestampValue", "booleanValue", "nullValue", "S", "N", "BOOL",
        "NULL",
    ]

    /// What Salesforce puts behind the names of columns that its user has added.
    private static let customSuffix = "__c"

    /// The detail for which a form asks in a key of one word: `yourEmail`.
    private static func answer(to key: String) -> ImportField? {
        key.hasPrefix("your") ? contactWords[String(key.dropFirst(4))] : nil
    }

    /// The detail of whoever fills in a form that `words` ask for.
    static func detail(_ words: some StringProtocol) -> ImportField? { contactWords[String(words)] }

    private static let contactWords = index(contact)

    /// Whether `header` says anything, of whatever its rows are about.
    static func isKnown(_ header: String) -> Bool {
        Entity.allCases.contains { field(for: header, entity: $0) != nil } || isSpare(header)
            || places.contains(key(header)) || surnamePrefixes.contains(key(header)) || AgeColumns.isOne(header)
    }

    /// The synonyms of an entity by key.
    static func table(for entity: Entity) -> [String: ImportField] {
        switch entity {
        case .courses: courses
        case .sessions: sessions
        case .users: users
        case .bookings: bookings
        case .groups: groups
        case .waitingLists: waitingLists
        case .communications: communications
        case .payments: payments
        case .certificates: certificates
        case .notes: notes
        }
    }

    static let money: [ImportField: [String]] = [
        .currency: ["currency", "currencycode", "paymentcurrency", "currencyisocode", "isocurrency", "ccy"]
    ]

    static let session: [ImportField: [String]] = [
        .sessionReference: [
            "sessionid", "session", "sessionreference", "sessionref", "sessioncode", "eventid", "classid", "eventcode",
            "eventref", "eventreference", "classcode", "sessionnumber", "sessionno", "eventnumber",
        ],
        .sessionStartsAt: [
            "sessiondate", "startsat", "start", "startdate", "starttime", "startdatetime", "sessionstart",
            "sessiondatetime",
            "eventdate", "coursedate", "eventstartdate", "eventstart", "eventstarts", "eventstartsat", "eventstarttime",
            "eventstartdatetime", "classdate", "classstart", "appointmentdate", "appointmentstart", "servicedate",
            "coursestart", "coursestartdate", "coursestarts", "sessionstartdate", "sessionstarttime", "sessionstartsat",
            "sessionstarts", "starts", "startson", "tourdate", "activitydate", "lessondate", "visitdate",
            "dateofsession",
            "dateofcourse", "dateofevent", "dateofclass", "dateofvisit", "eventdatetime", "coursedatetime",
            "appointmentdatetime", "appointmenttime", "bookingstart", "bookingstartdate", "bookingstarttime",
            "timeslot",
            "slot", "slotstart", "datetime", "dateandtime", "arrivaldate", "scheduleddate", "workshopdate",
            "trainingdate", "classstarts", "classstartdate", "classstarttime", "classstartsat", "dateoftraining",
        ],
        .timeZone: [
            "timezone", "eventtimezone", "inviteetimezone", "sessiontimezone", "bookingtimezone", "timezonename", "tz",
        ],
        .sessionEndsAt: [
            "endsat", "end", "enddate", "endtime", "enddatetime", "sessionend", "eventend", "eventends", "eventenddate",
            "eventendsat", "eventendtime", "courseend", "courseenddate", "classend", "sessionenddate", "sessionendtime",
            "sessionendsat", "sessionends", "finish", "finishtime", "ends", "endson", "bookingend", "bookingenddate",
            "bookingendtime", "appointmentend", "coursefinish", "slotend",
        ],
        .venue: [
            "venue", "location", "place", "site", "room", "venuename", "eventlocation", "eventvenue", "sessionlocation",
            "sessionvenue", "coursevenue", "courselocation", "locationname", "trainingvenue", "traininglocation",
            "trainingcentre", "trainingcenter",
        ],
        .trainer: [
            "trainer", "instructor", "tutor", "teacher", "staff", "trainername", "facilitator", "coach", "guide",
            "practitioner", "staffname", "staffmember", "employee", "instructorname", "tutorname", "teachername",
            "presenter",
            "presentername", "lecturer", "lecturername", "courseleader", "ledby", "coursetrainer",
        ],
        .courseCode: ["coursecode", "courseid", "code", "courseref", "productcode"],
        .courseTitle: [
            "course", "coursetitle", "coursename", "eventname", "event", "service", "product", "eventtitle", "class",
            "classname", "servicename", "productname", "activity", "activityname", "workshop", "workshopname",
            "programme", "trainingcourse", "training", "tour", "tourname", "experience", "experiencename",
            "bookingpage", "eventtype", "appointmenttype", "servicetype", "lesson",
            "webinar", "webinarname", "meetingtopic", "coursefullname", "classtitle", "workshoptitle", "trainingtitle",
            "coursebooked", "serviceclassevent",
        ],
    ]

    private static let sessions = index(
        money, session, dates,
        [
            .sessionReference: ["id", "reference", "ref"],
            .sessionTitle: ["title", "name", "sessiontitle", "sessionname"],
            .sessionStartsAt: ["date", "starts", "from"],
            .sessionEndsAt: ["ends", "finish", "finishesat", "to", "until"],
            .venueCity: ["city", "town", "towncity", "venuecity"],
            .capacity: [
                "capacity", "maxparticipants", "places", "seats", "maxplaces", "spaces", "totalplaces", "maxattendees",
                "maxspaces", "maxcapacity", "maximumcapacity", "maxpeople", "maxsize", "classsize", "totalspaces",
                "totalseats", "totalcapacity", "seatcapacity", "numberofplaces", "numberofseats", "maximumparticipants",
                "maximumplaces",
            ],
            .status: ["status", "sessionstatus", "state"],
            .price: ["price", "cost", "fee", "amount"],
            .updatedAt: ["updatedat", "lastmodified", "modifiedat", "lastupdated"],
        ])

    private static let courses = index(
        money,
        [
            .courseCode: ["coursecode", "code", "courseid", "id", "courseref"],
            .courseTitle: ["title", "coursetitle", "coursename", "name", "course"],
            .price: ["price", "cost", "fee", "listprice", "amount"],
            .certificateValidityMonths: [
                "certificatevaliditymonths", "validitymonths", "certificatemonths", "certificatevalidmonths",
                "validfor",
                "certificatevalidity", "validity", "certificatevalidityinmonths",
            ],
            .updatedAt: ["updatedat", "lastmodified"],
        ])

    private static let users = index(
        contact,
        [
            .contactDetails: ["contactdetails", "contact", "customerdetails"],
            .customerNumber: ["id", "userid", "usernumber", "accountid"],
            .createdAt: [
                "createdat", "created", "createdate", "createddate", "registeredat", "registered", "datejoined",
                "joined", "signupdate", "since",
            ],
            .updatedAt: ["updatedat", "lastmodified", "lastlogin"],
        ])

    static func index(_ groups: [ImportField: [String]]...) -> [String: ImportField] {
        var result: [String: ImportField] = [:]
        for group in groups {
            for (field, words) in group {
                for word in words { result[word] = field }
            }
        }
        return result
    }
}
