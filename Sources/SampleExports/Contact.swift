/// The contact details of one booking, as somebody typed them.
struct Contact {
    var firstName: Bytes = []
    var lastName: Bytes = []
    var email: Bytes = []
    var phone: Bytes = []
    var company: Bytes = []
    var postcode: Bytes = []
    var city: Bytes = []
    var country: Bytes = []

    mutating func clear() {
        firstName.removeAll(keepingCapacity: true)
        lastName.removeAll(keepingCapacity: true)
        email.removeAll(keepingCapacity: true)
        phone.removeAll(keepingCapacity: true)
        company.removeAll(keepingCapacity: true)
        postcode.removeAll(keepingCapacity: true)
        city.removeAll(keepingCapacity: true)
        country.removeAll(keepingCapacity: true)
    }
}
