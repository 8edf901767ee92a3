/// The words for who somebody is.
extension HeaderSynonyms {
    /// Whom a column of contact details may be said to be of.
    private static let people = [
        "customer", "client", "attendee", "contact", "delegate", "guest", "booker", "buyer", "purchaser", "participant",
        "student", "learner", "registrant", "invitee", "passenger", "patient", "visitor", "billing", "lead",
        "maincontact", "leadcontact", "leadguest", "cust",
    ]

    /// Words for contact details, by themselves and behind whom they are of.
    private static let details: [ImportField: [String]] = [
        .firstName: ["firstname", "forename", "givenname", "namefirst", "fname", "firstnames", "forenames"],
        .lastName: ["lastname", "surname", "familyname", "namelast", "lname"],
        .fullName: ["name", "fullname"] + NameOrder.words,
        .email: ["email", "emailaddress", "mail", "emailadress", "emailaddr"],
        .phone: [
            "phone", "telephone", "tel", "mobile", "phonenumber", "telephonenumber", "mobilenumber", "mobilephone",
            "phonemobile", "cellphone", "cell", "contactnumber", "number", "telno", "telephoneno", "phoneno",
            "mobileno",
            "mobilephonenumber", "mobilephoneno", "cellphonenumber", "landline", "landlinenumber",
        ],
        .company: [
            "company", "companyname", "organisation", "organization", "organisationname", "organizationname",
            "companyorganisation", "companyorganization", "organisationcompany", "companyororganisation",
        ],
        .postcode: ["postcode", "postalcode", "zip", "zipcode", "postcodezip"],
        .city: ["city", "town", "towncity"],
        .country: ["country", "countrycode", "countryregion"],
    ]

    /// Words that stand by themselves only.
    private static let plainDetails: [ImportField: [String]] = [
        .firstName: ["first", "userfirstname"], .lastName: ["last", "userlastname"],
        .fullName: [
            "client", "customer", "firstandlastname", "firstnameandlastname", "nameandsurname", "namesurname",
        ],
        .email: [
            "emailid", "useremail", "useremailaddress", "primaryemail", "personalemail", "workemail", "businessemail",
            // The columns of address books.
            "email1value", "emailaddress1", "email1",
        ],
        .phone: [
            "userphone", "usermobile", "primaryphone", "homephone", "workphone", "businessphone", "daytimephone",
            "phone1value", "phone1", "hometel", "worktel", "hometelephone", "worktelephone", "contactno",
            "whatsappnumber",
        ],
        .company: ["employer", "business", "businessname", "associatedcompany", "organization1name"],
        .postcode: [
            "homepostalcode", "homepostcode", "mailingpostalcode", "mailingzip", "mailingpostcode",
            "address1postalcode",
        ],
        .city: ["locality", "homecity", "mailingcity", "address1city"],
        .country: ["homecountry", "homecountryregion", "mailingcountry", "address1country"],
        .customerNumber: [
            "customernumber", "customerid", "customerno", "custid", "custno", "clientid", "accountnumber", "memberid",
            "contactid", "clientnumber", "clientno", "customercode", "clientcode", "membernumber", "memberno",
            "membershipnumber", "studentid", "learnerid", "delegateid",
        ],
    ]

    static let contact: [ImportField: [String]] = {
        var words = details.mapValues { words in
            // A number alone is anybody's guess; behind a person it is a telephone's.
            words.filter { $0 != "number" }
                + people.flatMap { whom in words.filter { whom == "contact" || $0 != "number" }.map { whom + $0 } }
        }
        words.merge(plainDetails) { $0 + $1 }
        words[.fullName, default: []] += people.map { "nameof" + $0 }
        return words
    }()

    /// Who else a column of contact details may be said to be of, the likelier ones first: only where nothing says better
    /// who a row is about.
    static let sparePeople = [
        "traveller", "traveler", "leadtraveller", "leadtraveler", "leadpassenger", "candidate", "trainee", "applicant",
        "pupil", "child", "player", "ticketholder", "holder", "member", "primarycontact", "payer", "recipient",
        "organiser", "organizer", "account", "booking", "employee", "user",
    ]

    /// The details that `header` tells of one of `sparePeople`, or with “(Billing)” behind; nil for any other header.
    static func spareDetail(_ header: String, of person: String) -> ImportField? {
        let key = key(header)
        guard key.hasPrefix(person) else { return nil }
        let rest = String(key.dropFirst(person.count))
        guard let (field, _) = details.first(where: { rest != "number" && $0.value.contains(rest) }) else { return nil }
        switch person {
        // A booking's name is that of what was booked, an account's the company's, and a “Username” is no name.
        case "booking": return [.email, .phone, .firstName, .lastName].contains(field) ? field : nil
        case "account", "recipient", "organiser", "organizer":
            return field == .email ? field : nil
        case "user": return field == .fullName && header.contains(where: { !$0.isLetter }) ? field : nil
        default: return field
        }
    }

    /// The detail behind which an exporter has put “(Billing)”.
    static func billingDetail(_ header: String) -> ImportField? {
        let key = key(header)
        guard key.hasSuffix("billing") else { return nil }
        let rest = String(key.dropLast("billing".count))
        return details.first { $0.value.contains(rest) }?.key
    }

    /// Whom a column of names, addresses or numbers is said to be of: "" where it does not say; nil where it is none.
    static func owner(_ header: String) -> String? {
        let key = key(header)
        func isDetail(_ word: some StringProtocol) -> Bool {
            ownedFields.contains { details[$0]?.contains(String(word)) == true }
        }
        if isDetail(key) { return "" }
        for person in people + sparePeople where key.hasPrefix(person) && isDetail(key.dropFirst(person.count)) {
            return person
        }
        return billingDetail(header) == nil ? nil : "billing"
    }

    /// Whether `header` tells the name or address of a customer, as such.
    static func isOfCustomer(_ header: String) -> Bool {
        ["customer", "client", "booker", "buyer", "purchaser"].contains { $0 == key(header) || $0 == owner(header) }
    }

    static let ownedFields: [ImportField] = [.firstName, .lastName, .fullName, .email, .phone]

    /// Telephones of a house or an office, to which a telephone of somebody's own is preferred.
    static let sharedPhones: Set<String> = [
        "hometel", "worktel", "hometelephone", "worktelephone", "landline", "landlinenumber",
    ]

    /// Columns that hold a postcode and a town.
    static let places: Set<String> = [
        "postcodeandcity", "postcodecity", "postcodeandtown", "postcodetown", "zipandcity", "zipcity", "zipcodecity",
        "zipcodeandcity", "postalcodecity", "postalcodeandcity", "cityandpostcode", "citypostcode", "townandpostcode",
        "townpostcode",
    ]
    /// What stands before a last name in columns of its own: Dutch exports part “de” from “Boer”.
    static let surnamePrefixes: Set<String> = ["surnameprefix", "lastnameprefix", "familynameprefix"]

    /// Whose telephone a column holds: "" where it does not say; nil where it holds none, or nobody knows whose.
    static func phoneOwner(_ header: String) -> String? {
        let key = key(header)
        let words = details[.phone] ?? []
        if key != "number", words.contains(key) { return "" }
        if plainDetails[.phone]?.contains(key) == true, !key.hasPrefix("user") { return "" }
        return people.first { key.hasPrefix($0) && words.contains(String(key.dropFirst($0.count))) }
    }
}
