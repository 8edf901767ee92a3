/// Italian.
extension HeaderLanguage {
    /// The words of Italian exports.
    static let italian = HeaderLanguage(
        name: "Italian",
        connectives: [
            "di", "del", "della", "dello", "dell", "d", "il", "la", "lo", "l", "al", "dei", "delle", "degli",
        ],
        people: [
            "participant": ["Partecipante", "Iscritto", "Iscritta"],
            "student": ["Corsista", "Allievo", "Allieva", "Studente", "Discente"],
            "customer": ["Cliente"],
            "buyer": ["Acquirente", "Compratore"],
            "booker": ["Intestatario", "Prenotante"],
            "contact": ["Contatto", "Referente"],
            "guest": ["Ospite"],
            "billing": ["Fatturazione"],
        ],
        words: [
            "adults": ["Adulti"],
            "children": ["Bambini"],
            "first name": ["Nome di battesimo"],
            "last name": ["Cognome"],
            "full name": ["Nome e cognome", "Nome completo", "Nominativo", "Nome cognome"],
            "surname first name": ["Cognome e nome", "Cognome nome"],
            "email": [
                "Indirizzo e-mail", "Indirizzo mail", "Posta elettronica", "Indirizzo di posta elettronica",
            ],
            "phone": ["Telefono", "Tel", "Telefono fisso", "Recapito telefonico"],
            "phone number": ["Numero di telefono", "N. telefono"],
            "home telephone": [
                "Telefono casa", "Telefono abitazione", "Telefono privato",
            ],
            "work telephone": [
                "Telefono ufficio", "Telefono lavoro",
            ],
            "mobile": [
                "Cellulare", "Telefono cellulare", "Numero di cellulare", "Telefono mobile",
                "Tel. cellulare", "Numero cellulare",
            ],
            "company": [
                "Azienda", "Società", "Ragione sociale", "Impresa", "Ditta", "Ente", "Nome azienda", "Organizzazione",
            ],
            "postcode": ["CAP", "Codice postale", "Codice di avviamento postale"],
            "postcode and city": [
                "CAP/Città", "CAP e città", "CAP/Comune", "CAP e comune", "CAP/Località", "CAP e località",
            ],
            "city": ["Città", "Comune", "Località"],
            "country": ["Paese", "Nazione"],
            "contact details": [
                "Dati di contatto", "Recapiti",
            ],
            "customer number": ["Numero cliente", "Codice cliente", "ID cliente", "N. cliente", "Numero tessera"],
            "booking number": [
                "Numero di prenotazione", "N. prenotazione", "Prenotazione", "Codice prenotazione", "ID prenotazione",
                "Riferimento prenotazione", "Numero di iscrizione", "Codice iscrizione", "Codice di prenotazione",
                "ID iscrizione", "N. iscrizione",
            ],
            "order number": [
                "Numero ordine", "N. ordine", "Ordine", "Codice ordine", "ID ordine", "Riferimento ordine",
                "Numero d'ordine",
            ],
            "reference": ["Riferimento", "Rif."],
            "invoice number": ["Numero fattura", "N. fattura"],
            "ticket number": ["Numero biglietto", "Codice biglietto"],
            "ticket type": [
                "Tipo di biglietto", "Biglietto", "Tipologia biglietto", "Categoria biglietto",
            ],
            "item": ["Articolo", "Nome articolo"],
            "booking date": [
                "Data di prenotazione", "Data prenotazione", "Prenotato il", "Data di iscrizione", "Data iscrizione",
                "Iscritto il", "Data ordine", "Data dell'ordine", "Data di acquisto", "Data acquisto", "Acquistato il",
                "Data e ora prenotazione", "Data e ora di iscrizione", "Data e ora ordine", "Data e ora acquisto",
                "Data/ora prenotazione",
            ],
            "created on": ["Creato il", "Data di creazione", "Data creazione", "Inserito il", "Data inserimento"],
            "timestamp": ["Informazioni cronologiche"],
            "date": ["Data"],
            "updated on": ["Modificato il", "Data di modifica", "Ultima modifica", "Aggiornato il"],
            "status": ["Stato prenotazione", "Stato della prenotazione", "Stato iscrizione", "Stato ordine"],
            "course": [
                "Corso", "Nome del corso", "Titolo del corso", "Titolo corso", "Nome corso", "Evento", "Nome evento",
                "Laboratorio", "Attività", "Formazione", "Lezione", "Servizio", "Prodotto", "Seminario",
            ],
            "course code": ["Codice corso", "Codice del corso", "Numero corso", "ID corso"],
            "session id": ["Codice sessione", "Numero sessione", "ID sessione", "Sessione", "Codice edizione"],
            "start date": [
                "Data di inizio", "Data inizio", "Inizio", "Data del corso", "Data corso", "Data evento", "Inizia il",
                "Data dell'evento", "Inizio corso", "Data della lezione", "Data di arrivo", "Data sessione",
            ],
            "date and time": [
                "Data e ora", "Data/ora",
            ],
            "start time": [
                "Ora", "Ora di inizio", "Ora inizio", "Orario",
                "Orario inizio", "Orario di inizio", "Dalle ore",
            ],
            "end date": ["Data di fine", "Data fine", "Fine", "Termina il", "Data di partenza", "Fine corso"],
            "end time": [
                "Ora di fine", "Ora fine",
                "Orario fine", "Orario di fine", "Alle ore",
            ],
            "from": ["Dal"],
            "to": ["Al", "Fino al"],
            "venue": ["Luogo", "Sede", "Aula", "Sala", "Luogo del corso", "Sede del corso", "Ubicazione"],
            "trainer": ["Docente", "Formatore", "Formatrice", "Istruttore", "Relatore", "Insegnante"],
            "participants": [
                "Numero di partecipanti", "N. partecipanti", "Numero di persone", "N. persone", "Persone", "Posti",
                "Numero di posti", "N. posti", "Numero biglietti",
            ],
            "quantity": ["Quantità", "Q.tà"],
            "capacity": ["Capienza", "Posti disponibili", "Numero massimo di partecipanti", "Capacità"],
            "unit price": ["Prezzo unitario", "Prezzo a persona"],
            "price": [
                "Prezzo", "Tariffa", "Prezzo di listino", "Quota", "Quota di iscrizione", "Prezzo del corso",
                "Prezzo biglietto", "Quota di partecipazione", "Costo del corso",
            ],
            "discount": ["Sconto", "Importo sconto", "Riduzione"],
            "total": [
                "Totale", "Importo", "Importo totale", "Prezzo totale", "Prezzo finale", "Importo finale", "Costo",
                "Totale da pagare", "Totale ordine", "Totale IVA inclusa", "Importo dovuto", "Totale ivato",
                "Totale prenotazione", "Importo ordine", "Importo prenotazione", "Importo lordo", "Totale fattura",
                "Importo IVA inclusa", "Importo ivato",
            ],
            "amount paid": ["Pagato", "Importo pagato", "Totale pagato", "Versato", "Importo versato", "Saldato"],
            "refunded amount": ["Rimborsato", "Importo rimborsato", "Rimborso"],
            "balance": ["Saldo", "Da pagare", "Importo residuo", "Residuo", "Saldo dovuto", "Restante da pagare"],
            "currency": ["Valuta", "Divisa"],
            "payment method": [
                "Metodo di pagamento", "Modalità di pagamento", "Metodo pagamento", "Tipo di pagamento",
                "Modalità pagamento", "Mezzo di pagamento", "Tipo pagamento",
            ],
            "payment status": ["Stato del pagamento", "Stato pagamento"],
            "paid on": ["Pagato il", "Data di pagamento", "Data pagamento", "Data del pagamento", "Versato il"],
            "cancelled on": ["Annullato il", "Data di annullamento", "Cancellato il", "Data di cancellazione"],
            "cancelled": ["Annullato", "Annullata", "Cancellato"],
            "no show": ["Non presentato", "Assente"],
            "refunded on": ["Rimborsato il", "Data di rimborso", "Data rimborso"],
            "notes": ["Note", "Nota", "Osservazioni", "Commenti", "Commento", "Annotazioni"],
            "source": ["Origine", "Canale", "Fonte", "Provenienza", "Canale di vendita", "Canale di prenotazione"],
            "how did you hear about us": [
                "Come ci hai conosciuto", "Come ci ha conosciuto", "Come sei venuto a conoscenza",
            ],
            "group": ["Gruppo", "Codice gruppo", "Numero gruppo"],
            "booked by": ["Prenotato da", "Creato da", "Inserito da", "Iscritto da"],
            "attended": ["Presente", "Presenza", "Ha partecipato"],
            "payment id": ["Numero di pagamento", "Numero transazione", "ID transazione", "ID pagamento"],
            "certificate number": ["Numero certificato", "N. certificato", "Numero attestato", "N. attestato"],
            "issued on": ["Rilasciato il", "Data di rilascio", "Data rilascio"],
            "valid until": ["Valido fino al", "Data di scadenza", "Scadenza"],
        ],
        events: .italian,
        ambiguities: [
            (["Nome"], [Choice("first name", beside: [.lastName], without: [.firstName]), Choice("name")]),
            HeaderLanguage.state(["Stato"]),
            HeaderLanguage.attendees(["Partecipanti", "Iscritti", "Corsisti"]),
        ],
        vague: [
            "Tel", "CAP", "Data", "Note", "Nota", "Ora", "Fine", "Sala", "Saldo", "Persone", "Quota",
            "Evento",
            "Referente", "Origine", "Sede",
            "Dal", "Al", "Fino al",
        ])
}
