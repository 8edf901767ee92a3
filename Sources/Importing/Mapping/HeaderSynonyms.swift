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
        if let priced = HeaderCurrency(header, usual: .gbp), let field = words[key(priced.name)],
            ImportField.amounts.contains(field)
        {
            return field
        }
        guard let dot = header.lastIndex(of: ".") else { return nil }
        return words[key(header[header.index(after: dot)...])]
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

    static let contact: [ImportField: [String]] = [
        .firstName: ["firstname", "forename", "givenname", "first", "attendeefirstname", "customerfirstname"],
        .lastName: ["lastname", "surname", "familyname", "last", "attendeelastname", "customerlastname"],
        .fullName: [
            "name", "fullname", "customername", "attendeename", "contactname", "client", "clientname", "customer",
        ],
        .email: [
            "email", "emailaddress", "mail", "customeremail", "attendeeemail", "contactemail", "emailadress", "emailid",
        ],
        .phone: [
            "phone", "telephone", "tel", "mobile", "phonenumber", "telephonenumber", "mobilenumber", "mobilephone",
            "customerphone", "contactphone", "contactnumber", "cellphone",
        ],
        .company: [
            "company", "companyname", "organisation", "organization", "employer", "business", "businessname",
            "organisationname", "organizationname",
        ],
        .postcode: ["postcode", "postalcode", "zip", "zipcode", "postcodezip"],
        .city: ["city", "town", "towncity", "locality", "homecity"],
        .country: ["country", "countrycode", "homecountry"],
        .customerNumber: [
            "customernumber", "customerid", "customerno", "custid", "custno", "clientid", "accountnumber", "memberid",
            "contactid",
        ],
    ]

    static let money: [ImportField: [String]] = [
        .currency: ["currency", "currencycode", "paymentcurrency"]
    ]

    static let session: [ImportField: [String]] = [
        .sessionReference: [
            "sessionid", "session", "sessionreference", "sessionref", "sessioncode", "eventid", "classid",
        ],
        .sessionStartsAt: [
            "sessiondate", "startsat", "start", "startdate", "starttime", "startdatetime", "sessionstart",
            "sessiondatetime",
            "eventdate", "coursedate", "eventstartdate",
        ],
        .timeZone: [
            "timezone", "eventtimezone", "inviteetimezone", "sessiontimezone", "bookingtimezone", "timezonename", "tz",
        ],
        .sessionEndsAt: ["endsat", "end", "enddate", "endtime", "enddatetime", "sessionend"],
        .venue: ["venue", "location", "place", "site", "room", "venuename"],
        .trainer: ["trainer", "instructor", "tutor", "teacher", "staff", "trainername"],
        .courseCode: ["coursecode", "courseid", "code", "courseref", "productcode"],
        .courseTitle: ["course", "coursetitle", "coursename", "eventname", "event", "service", "product"],
    ]

    private static let bookings = index(
        contact, money, session,
        [
            .bookingReference: [
                "bookingreference", "bookingref", "reference", "ref", "bookingnumber", "bookingno", "bookingid",
                "bookingcode", "confirmationcode", "orderref", "orderreference", "ordernumber", "orderno", "orderid",
                "booking", "order", "appointmentid",
            ],
            .sourceRecordID: ["id", "recordid", "rowid", "participantid", "attendeeid", "registrationid"],
            .groupReference: ["groupreference", "groupref", "groupid", "group", "groupcode"],
            .status: ["status", "bookingstatus", "state", "attendeestatus", "orderstatus", "attendance"],
            .source: ["source", "bookingsource", "channel", "bookedvia", "saleschannel", "bookingchannel"],
            .referralSource: [
                "referralsource", "howdidyouhearaboutus", "referral", "referredby", "heardfrom", "howdidyouhear",
                "utmsource",
            ],
            .participants: [
                "participants", "quantity", "seats", "places", "totalparticipants", "numberofpeople", "ticketquantity",
                "qty",
                "persons",
            ],
            .checkedIn: ["checkedin", "ischeckedin", "attended", "hasarrived", "arrived"],
            .attendees: ["attendees", "customers", "participantnames", "attendeenames", "guestnamesall"],
            .guests: [
                "guests", "guestemails", "guestemail", "guestnames", "additionalattendees", "otherattendees",
                "ccattendees",
            ],
            .bookingNotes: ["notes", "note", "comment", "comments", "bookingnotes", "remarks"],
            .createdBy: ["createdby", "bookedby", "scheduledby", "takenby"],
            .originalAmount: [
                "originalamount", "price", "originalprice", "listprice", "grossprice", "fullprice", "gross", "subtotal",
            ],
            .discountAmount: ["discountamount", "discount", "discounts", "reduction"],
            .finalAmount: [
                "finalamount", "total", "amount", "totalprice", "ordertotal", "totalamount", "cost", "amountdue",
            ],
            .paidAmount: ["totalpaid", "amountpaid", "paid", "paidamount", "amountpaidonline"],
            .refundedAmount: ["refundedamount", "refund", "refunded", "amountrefunded", "refundamount", "refunds"],
            .paymentMethod: ["paymentmethod", "paymenttype", "paidby", "payment", "method"],
            .createdAt: [
                "createdat", "bookedon", "bookingdate", "datebooked", "created", "createddate", "orderdate",
                "datescheduled",
                "dateofbooking", "bookedat", "booked", "registrationdate", "purchasedate", "date", "timestamp",
                "bookeddate",
            ],
            .paidAt: ["paidat", "paidon", "paymentdate", "datepaid", "paiddate"],
            .cancelledAt: [
                "cancelledat", "cancelledon", "canceledat", "canceledon", "cancellationdate", "datecancelled",
            ],
            .refundedAt: ["refundedat", "refundedon", "refunddate"],
            .updatedAt: ["updatedat", "lastmodified", "modifiedat", "lastupdated", "modified", "updated"],
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
