import BookingModel

/// The words by which exports call our fields: what makes a file readable without configuration.
///
/// Headers are compared by their letters and digits alone, in lower case: `Booking Ref.`, `booking_ref` and
/// `bookingRef` are one word. A header with a path (`contactDetails.email`) is tried whole and then by its last part;
/// `Amount (USD)` is tried without its currency.
enum HeaderSynonyms {
    /// Letters and digits of a header in lower case; letters outside ASCII stay as they are.
    static func key(_ header: some StringProtocol) -> String {
        String(
            header.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        )
    }

    /// The field that `header` names in a file of `entity`, or nil where no synonym fits.
    static func field(for header: String, entity: Entity) -> ImportField? {
        let words = table(for: entity)
        if let field = words[key(header)] { return field }
        if header.hasSuffix(customSuffix) {
            return field(for: String(header.dropLast(customSuffix.count)), entity: entity)
        }
        if entity == .bookings, isQuestion(key(header)) { return .courseTitle }
        if let priced = HeaderCurrency(header, usual: .gbp), let field = words[key(priced.name)],
            ImportField.amounts.contains(field)
        {
            return field
        }
        guard let dot = header.lastIndex(of: ".") else { return nil }
        return words[key(header[header.index(after: dot)...])]
    }

    /// What Salesforce puts behind the names of columns that its user has added.
    private static let customSuffix = "__c"

    /// Whether a form asks what somebody wants to come to: its answers are bookings of that.
    private static func isQuestion(_ key: String) -> Bool {
        ["course", "session", "event", "class", "workshop", "training", "date"].contains {
            key.hasPrefix("which" + $0) && key.count > ("which" + $0).count
        }
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

    /// Whom a column of contact details may be said to be of.
    private static let people = [
        "customer", "client", "attendee", "contact", "delegate", "guest", "booker", "buyer", "purchaser", "participant",
        "student", "learner", "registrant", "invitee", "passenger", "patient", "visitor", "billing", "lead",
        "maincontact", "leadcontact", "leadguest",
    ]

    /// Words for contact details, by themselves and behind whom they are of.
    private static let details: [ImportField: [String]] = [
        .firstName: ["firstname", "forename", "givenname"],
        .lastName: ["lastname", "surname", "familyname"],
        .fullName: ["name", "fullname"],
        .email: ["email", "emailaddress", "mail", "emailadress"],
        .phone: [
            "phone", "telephone", "tel", "mobile", "phonenumber", "telephonenumber", "mobilenumber", "mobilephone",
            "phonemobile", "cellphone", "number",
        ],
        .company: [
            "company", "companyname", "organisation", "organization", "organisationname", "organizationname",
        ],
        .postcode: ["postcode", "postalcode", "zip", "zipcode", "postcodezip"],
        .city: ["city", "town", "towncity"],
        .country: ["country", "countrycode"],
    ]

    /// Words that stand by themselves only.
    private static let plainDetails: [ImportField: [String]] = [
        .firstName: ["first", "userfirstname"], .lastName: ["last", "userlastname"], .fullName: ["client", "customer"],
        .email: ["emailid", "useremail", "useremailaddress"], .phone: ["userphone", "usermobile"],
        .company: ["employer", "business", "businessname"], .city: ["locality", "homecity"], .country: ["homecountry"],
        .customerNumber: [
            "customernumber", "customerid", "customerno", "custid", "custno", "clientid", "accountnumber", "memberid",
            "contactid", "clientnumber", "clientno", "customercode", "clientcode",
        ],
    ]

    static let contact: [ImportField: [String]] = {
        var words = details.mapValues { words in
            // A number alone is anybody's guess; behind a person it is a telephone's.
            words.filter { $0 != "number" }
                + people.flatMap { whom in words.filter { whom == "contact" || $0 != "number" }.map { whom + $0 } }
        }
        words.merge(plainDetails) { $0 + $1 }
        return words
    }()

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
            "sessionstarts", "datetime", "dateandtime", "arrivaldate", "scheduleddate", "workshopdate", "trainingdate",
        ],
        .timeZone: [
            "timezone", "eventtimezone", "inviteetimezone", "sessiontimezone", "bookingtimezone", "timezonename", "tz",
        ],
        .sessionEndsAt: [
            "endsat", "end", "enddate", "endtime", "enddatetime", "sessionend", "eventend", "eventends", "eventenddate",
            "eventendsat", "eventendtime", "courseend", "courseenddate", "classend", "sessionenddate", "sessionendtime",
            "sessionendsat", "sessionends", "finish", "finishtime",
        ],
        .venue: [
            "venue", "location", "place", "site", "room", "venuename", "eventlocation", "eventvenue", "sessionlocation",
            "sessionvenue", "coursevenue", "courselocation",
        ],
        .trainer: [
            "trainer", "instructor", "tutor", "teacher", "staff", "trainername", "facilitator", "coach", "guide",
            "practitioner", "staffname", "staffmember", "employee", "instructorname",
        ],
        .courseCode: ["coursecode", "courseid", "code", "courseref", "productcode"],
        .courseTitle: [
            "course", "coursetitle", "coursename", "eventname", "event", "service", "product", "eventtitle", "class",
            "classname", "servicename", "productname", "activity", "activityname", "workshop", "workshopname",
            "programme", "trainingcourse", "training", "tour", "tourname", "experience", "experiencename",
        ],
    ]

    private static let bookings = index(
        contact, money, session,
        [
            .bookingReference: [
                "bookingreference", "bookingref", "reference", "ref", "bookingnumber", "bookingno", "bookingid",
                "bookingcode", "confirmationcode", "orderref", "orderreference", "ordernumber", "orderno", "orderid",
                "booking", "order", "appointmentid", "ordercode", "reservationid", "reservationnumber", "reservationno",
                "reservationcode", "reservationref", "reservation", "bookingreferencenumber", "referencenumber",
                "referenceno", "refno", "refnumber", "registrationnumber", "registrationcode", "registrationref",
                "enrolmentid", "enrollmentid", "enrolmentref", "enrolmentnumber",
            ],
            .sourceRecordID: ["id", "recordid", "rowid", "participantid", "attendeeid", "registrationid"],
            .groupReference: [
                "groupreference", "groupref", "groupid", "group", "groupcode", "groupbookingref", "groupbookingid",
                "groupbookingreference", "groupbooking", "partyid",
            ],
            .status: [
                "status", "bookingstatus", "state", "attendeestatus", "orderstatus", "attendance", "registrationstatus",
                "reservationstatus", "appointmentstatus", "enrolmentstatus", "enrollmentstatus", "currentstatus",
            ],
            .source: [
                "source", "bookingsource", "channel", "bookedvia", "saleschannel", "bookingchannel", "bookingmethod",
                "origin", "bookingorigin", "bookedthrough", "howbooked",
            ],
            .referralSource: [
                "referralsource", "howdidyouhearaboutus", "referral", "referredby", "heardfrom", "howdidyouhear",
                "utmsource", "wheredidyouhearaboutus", "leadsource", "marketingsource", "howdidyoufindus",
                "howdidyouhearofus", "hearaboutus", "howheard", "referrer",
            ],
            .participants: [
                "participants", "quantity", "seats", "places", "totalparticipants", "numberofpeople", "ticketquantity",
                "qty",
                "persons", "noofpeople", "numberofparticipants", "noofparticipants", "pax", "numberofattendees",
                "noofattendees", "attendeecount", "numberofplaces", "noofplaces", "numberofseats", "guestcount",
                "numberofguests", "headcount", "groupsize", "tickets", "numberoftickets", "nooftickets", "spaces",
                "placesbooked", "spacesbooked", "ofguests", "ofpeople", "ofparticipants", "ofattendees", "oftickets",
                "ofseats", "ofplaces", "ofpersons", "ofdelegates",
            ],
            .checkedIn: ["checkedin", "ischeckedin", "attended", "hasarrived", "arrived"],
            .attendees: ["attendees", "customers", "participantnames", "attendeenames", "guestnamesall"],
            .guests: [
                "guests", "guestemails", "guestnames", "additionalattendees", "otherattendees",
                "ccattendees",
            ],
            .bookingNotes: [
                "notes", "note", "comment", "comments", "bookingnotes", "remarks", "specialrequests",
                "specialrequirements", "customernotes", "additionalinformation", "additionalinfo", "customercomments",
                "bookingcomments",
            ],
            .createdBy: ["createdby", "bookedby", "scheduledby", "takenby", "enteredby", "agent", "operator"],
            .originalAmount: [
                "originalamount", "price", "originalprice", "listprice", "grossprice", "fullprice", "gross", "subtotal",
            ],
            .discountAmount: [
                "discountamount", "discount", "discounts", "reduction", "discountvalue", "totaldiscount",
                "voucheramount",
            ],
            .finalAmount: [
                "finalamount", "total", "amount", "totalprice", "ordertotal", "totalamount", "cost", "amountdue",
                "grandtotal", "totalcost", "totaldue", "bookingtotal", "bookingamount", "orderamount", "totalfee",
                "coursefee", "fee", "amountcharged", "totalinctax", "totalincltax", "totalincvat", "totalinclvat",
                "ordertotalinctax", "ordertotalincltax", "ordertotalincvat", "ordertotalinclvat", "totalvalue",
                "bookingvalue", "ordervalue",
            ],
            .paidAmount: [
                "totalpaid", "amountpaid", "paid", "paidamount", "amountpaidonline", "amountreceived", "totalreceived",
                "paidtodate", "amountpaidtodate", "paymentamount",
            ],
            .refundedAmount: ["refundedamount", "refund", "refunded", "amountrefunded", "refundamount", "refunds"],
            .paymentMethod: [
                "paymentmethod", "paymenttype", "paidby", "payment", "method", "paymentmode", "modeofpayment",
                "methodofpayment", "paymentgateway",
            ],
            .createdAt: [
                "createdat", "bookedon", "bookingdate", "datebooked", "created", "createddate", "orderdate",
                "datescheduled",
                "dateofbooking", "bookedat", "booked", "registrationdate", "purchasedate", "date", "timestamp",
                "bookeddate", "creationdate", "datecreated", "createdon", "createddatetime", "creationtime",
                "recorddate", "recordedon", "requestdate", "requestedon", "daterequested", "datebookingmade",
                "bookingmade", "bookingmadeon", "bookingcreated", "bookingcreatedat", "bookingcreatedon",
                "reservationmade", "reservedon", "registeredon", "registeredat", "dateregistered", "enrolmentdate",
                "enrollmentdate", "dateenrolled", "enrolledon", "orderedon", "orderedat", "submitted", "submittedat",
                "submittedon", "submissiondate", "submissiontime", "datesubmitted", "datereceived", "receivedon",
            ],
            .paidAt: [
                "paidat", "paidon", "paymentdate", "datepaid", "paiddate", "lastpaymentdate", "datepaymentreceived",
                "paymentreceiveddate", "paymentreceivedon",
            ],
            .cancelledAt: [
                "cancelledat", "cancelledon", "canceledat", "canceledon", "cancellationdate", "datecancelled",
                "datecanceled", "cancelationdate", "canceldate", "cancelleddate", "canceleddate", "cancellationtime",
            ],
            .refundedAt: ["refundedat", "refundedon", "refunddate"],
            .updatedAt: [
                "updatedat", "lastmodified", "modifiedat", "lastupdated", "modified", "updated", "lastmodifieddate",
                "lastmodifiedat", "lastupdatedat", "modifieddate", "updateddate", "updatedon", "dateupdated",
                "datemodified", "lastchanged",
            ],
            .contactDetails: ["contactdetails", "contact", "customerdetails"],
        ])

    private static let sessions = index(
        money, session,
        [
            .sessionReference: ["id", "reference", "ref"],
            .sessionTitle: ["title", "name", "sessiontitle", "sessionname"],
            .sessionStartsAt: ["date", "starts"],
            .sessionEndsAt: ["ends", "finish", "finishesat"],
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
                "createdat", "created", "registeredat", "registered", "datejoined", "joined", "signupdate", "since",
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
