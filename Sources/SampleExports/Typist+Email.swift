extension Typist {
    func typeAddress(
        of person: Person, _ booker: Population.Booker, _ company: Companies.Facts?, organiser: Int?,
        into contact: inout Contact, _ random: inout SplitMix64
    ) {
        if let company {
            if booker.isDesk {
                appendMailbox(of: company, to: &contact.email)
            } else if random.happens(Rates.sharedMailbox) {
                appendShared(company, organiser: organiser, to: &contact.email)
            } else if random.happens(Rates.secondMailbox) {
                appendOwn(person, booker, to: &contact.email)
            } else {
                appendWork(person, company, to: &contact.email)
            }
        } else if random.happens(Rates.secondMailbox) {
            appendSecond(person, booker, to: &contact.email)
        } else {
            appendOwn(person, booker, to: &contact.email)
        }
        spoil(&contact.email, isShared: booker.isDesk, &random)
    }

    private func spoil(_ email: inout Bytes, isShared: Bool, _ random: inout SplitMix64) {
        let draw = random.below(10_000)
        if draw < Rates.emailMissing, !isShared {
            email.removeAll(keepingCapacity: true)
        } else if draw < Rates.emailMissing + Rates.emailPlaceholder, !isShared {
            email.removeAll(keepingCapacity: true)
            email.append(contentsOf: Self.placeholders[random.below(Self.placeholders.count)])
        } else {
            if random.happens(Rates.emailDomainTypo) { email.mistypeDomain(&random) }
            if random.happens(Rates.emailCase) {
                if random.below(3) == 0 { email.uppercase() } else { email.capitaliseWords() }
            }
            if random.happens(Rates.emailSpaces) {
                if random.below(2) == 0 { email.append(UInt8(ascii: " ")) } else { email.insert(32, at: 0) }
            }
        }
    }

    private func appendMailbox(of company: Companies.Facts, to email: inout Bytes) {
        email.append(contentsOf: company.mailbox)
        email.append(UInt8(ascii: "@"))
        email.append(contentsOf: company.domain)
    }

    /// The organiser's own address where the company has the habit of giving it, else its mailbox.
    private func appendShared(_ company: Companies.Facts, organiser: Int?, to email: inout Bytes) {
        guard let organiser, company.telephone % 2 == 0 else {
            appendMailbox(of: company, to: &email)
            return
        }
        appendWork(person(organiser), company, to: &email)
    }

    private func appendWork(_ person: Person, _ company: Companies.Facts, to email: inout Bytes) {
        email.append(contentsOf: names.first[person.first].forAddress)
        email.append(UInt8(ascii: "."))
        email.append(contentsOf: names.surnames[person.surname].forAddress)
        email.append(UInt8(ascii: "@"))
        email.append(contentsOf: company.domain)
    }

    /// A person's usual address. Namesakes differ by a number, so that no two strangers have one address.
    private func appendOwn(_ person: Person, _ booker: Population.Booker, to email: inout Bytes) {
        let first = names.first[person.first].forAddress
        let surname = names.surnames[person.surname].forAddress
        // Employees are not counted among the namesakes: their own number tells them apart.
        let pattern = booker.company == nil ? person.addressPattern : 7
        switch pattern {
        case 0...3:
            email.append(contentsOf: first)
            email.append(UInt8(ascii: pattern == 3 ? "_" : "."))
            email.append(contentsOf: surname)
        case 4:
            email.append(contentsOf: surname)
            email.append(UInt8(ascii: "."))
            email.append(contentsOf: first)
        default:
            let isFirstNameWhole = pattern == 5
            email.append(contentsOf: first.prefix(isFirstNameWhole ? first.count : 1))
            email.append(contentsOf: surname.prefix(isFirstNameWhole ? 1 : surname.count))
            email.append(number: booker.number)
        }
        if pattern <= 4, booker.namesakes > 0 { email.append(number: booker.namesakes + 1) }
        email.append(contentsOf: Self.providers[person.provider])
    }

    private func appendSecond(_ person: Person, _ booker: Population.Booker, to email: inout Bytes) {
        email.append(contentsOf: names.first[person.first].forAddress)
        email.append(UInt8(ascii: "-"))
        email.append(number: booker.number)
        email.append(contentsOf: Self.providers[person.secondProvider])
    }

    /// Mailbox providers, all under the names that are reserved for examples.
    private static let providers = [
        "@gmail.example.com", "@outlook.example.com", "@hotmail.example.com", "@mail.example.org",
        "@yahoo.example.net", "@icloud.example.com", "@post.example.org", "@live.example.net",
    ].map { Bytes($0.utf8) }

    private static let placeholders = [
        "noemail@example.com", "none@example.com", "n/a", "no-email@example.org", "N/A", "test@example.com",
    ].map { Bytes($0.utf8) }
}

extension [UInt8] {
    /// Upper case at the start and after each point, as in `Zoe.Ashford@mail.example.com`.
    fileprivate mutating func capitaliseWords() {
        var isStart = true
        for index in indices {
            if self[index] == UInt8(ascii: "@") { return }
            if isStart, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self[index]) { self[index] &= 0xDF }
            isStart = self[index] == UInt8(ascii: ".")
        }
    }

    /// A slip in the first label of the domain, so that the rest stays a name reserved for examples.
    fileprivate mutating func mistypeDomain(_ random: inout SplitMix64) {
        guard let at = lastIndex(of: UInt8(ascii: "@")) else { return }
        let label = self[(at + 1)...].prefix { $0 != UInt8(ascii: ".") }
        guard label.count >= 4 else { return }
        let index = label.startIndex + 1 + random.below(label.count - 2)
        if random.below(2) == 0, self[index] != self[index + 1] {
            swapAt(index, index + 1)
        } else {
            remove(at: index)
        }
    }
}
