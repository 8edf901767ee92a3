/// The words for who somebody is.
extension HeaderSynonyms {
    /// Whom a column of contact details may be said to be of.
    private static let people = [
        "customer", "client", "attendee", "contact", "delegate", "guest", "booker", "buyer", "purchaser", "participant",
        "student", "learner", "registrant", "invitee", "passenger", "patient", "visitor", "billing", "lead",
        "maincontact", "leadcontact", "leadguest",
    ]

    /// Words for contact details, by themselves and behind whom they are of.
    private static let details: [ImportField: [String]] = [
        .firstName: ["firstname", "forename", "givenname", "namefirst"],
        .lastName: ["lastname", "surname", "familyname", "namelast"],
        .fullName: ["name", "fullname"],
        .email: ["email", "emailaddress", "mail", "emailadress"],
        .phone: [
            "phone", "telephone", "tel", "mobile", "phonenumber", "telephonenumber", "mobilenumber", "mobilephone",
            "phonemobile", "cellphone", "cell", "contactnumber", "number",
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
        .email: [
            "emailid", "useremail", "useremailaddress", "primaryemail", "personalemail", "workemail", "businessemail",
            // The columns of address books.
            "email1value", "emailaddress1",
        ],
        .phone: [
            "userphone", "usermobile", "primaryphone", "homephone", "workphone", "businessphone", "daytimephone",
            "phone1value",
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
        return words
    }()
}
