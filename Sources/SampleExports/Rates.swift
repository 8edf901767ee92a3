/// How often each thing happens, in ten thousandths unless the name says otherwise: the one place to change the mess.
enum Rates {
    // The shape of the run.
    static let bookingsPerSession = 9
    static let repeatedRows = 20
    static let overlapOfficeAndWebsite = 20
    static let overlapWebsiteFiles = 30

    // Who books: one draw an event; a group is one event of several bookings.
    static let groupEvents = 1_000
    static let companyEvents = 1_500
    static let newPerson = 6_000
    static let newCompany = 1_200
    static let namelessCompanyBooking = 600
    /// Among the people who come again: for a certificate that runs out, within a year, or as a regular.
    static let returnsForRenewal = 3_000
    static let returnsWithinYear = 3_500
    /// One person in so many is a regular.
    static let peoplePerRegular = 40
    static let abroad = 200

    // E-mail.
    static let sharedMailbox = 4_000
    static let secondMailbox = 1_400
    static let emailMissing = 300
    static let emailPlaceholder = 90
    static let emailCase = 700
    static let emailSpaces = 200
    static let emailDomainTypo = 110

    // Phone.
    static let mobile = 6_500
    static let phoneMissing = 1_100
    static let phonePlaceholder = 60
    static let phoneOtherSpelling = 5_500
    static let phoneOfWork = 2_000

    // Names, companies and addresses.
    static let nickname = 900
    static let nameTypo = 160
    static let nameUpperCase = 180
    static let nameLowerCase = 300
    static let nameSwapped = 80
    static let nameInitialOnly = 70
    static let nameSpaces = 120
    static let diacriticsDropped = 3_500
    static let surnameChanged = 120
    static let companySpelling = 1_500
    static let companyMissing = 700
    static let postcodeMissing = 900
    static let postcodeSpelling = 900
    static let cityMissing = 500
    static let citySpelling = 250
    static let countryMissing = 1_500
    static let countrySpelling = 2_500

    // What becomes of a booking.
    static let cancelled = 950
    static let cancelledPaid = 3_500
    static let noShow = 520
    static let attendanceUnmarked = 90
    static let pendingBeforeSession = 1_100
    static let pendingAfterSession = 110
    static let paidCompleted = 9_600
    static let paidNoShow = 8_500
    static let paidConfirmed = 7_800
    static let discounted = 1_300
    static let groupDiscounted = 5_500
    static let noted = 1_200

    // Where it came from.
    static let sourceMissing = 250
    static let sourceOtherSpelling = 450
    static let referralMissing = 2_400
    static let referralOtherSpelling = 900

    // Sessions.
    static let sessionEmpty = 200
    static let sessionCancelled = 320
    static let sessionWithoutCapacity = 150
    static let sessionOverbookable = 350
}
