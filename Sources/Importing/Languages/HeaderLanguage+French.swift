/// French.
extension HeaderLanguage {
    /// The words of French exports.
    static let french = HeaderLanguage(
        name: "French", connectives: ["de", "du", "des", "d", "la", "le", "les", "l", "en", "au", "a"],
        people: [
            "participant": ["Participant", "Participante", "Stagiaire", "Apprenant", "Apprenante", "Inscrit"],
            "customer": ["Client", "Cliente"],
            "buyer": ["Acheteur", "Acheteuse"],
            "booker": ["Réservataire", "Demandeur"],
            "contact": ["Contact", "Interlocuteur"],
            "guest": ["Invité", "Invitée"],
            "student": ["Élève", "Étudiant", "Étudiante"],
            "billing": ["Facturation"],
        ],
        words: [
            "first name": ["Prénom", "Prénoms"],
            "last name": ["Nom de famille", "Nom d'usage", "Nom patronymique"],
            "full name": ["Nom complet", "Prénom et nom", "Prénom Nom"],
            "surname first name": ["Nom et prénom", "Nom Prénom", "Nom & prénom", "Noms et prénoms", "Nom et prénoms"],
            "email": [
                "Courriel", "Adresse e-mail", "Adresse mail", "Adresse électronique", "Adresse courriel",
                "Mél", "Courrier électronique",
            ],
            "phone": ["Téléphone", "Tél", "Téléphone fixe", "Fixe"],
            "phone number": ["Numéro de téléphone", "N° de téléphone", "N° tél"],
            "home telephone": [
                "Téléphone domicile", "Téléphone privé", "Téléphone personnel", "Tél. domicile", "Tél. privé",
            ],
            "work telephone": [
                "Téléphone professionnel", "Téléphone bureau", "Téléphone travail", "Tél. professionnel", "Tél. bureau",
            ],
            "mobile": [
                "Portable", "Téléphone portable", "Téléphone mobile", "Mobile", "GSM", "Numéro de portable",
                "Tél. portable", "Tél. mobile", "Numéro de mobile",
            ],
            "company": [
                "Société", "Entreprise", "Raison sociale", "Organisme", "Organisation", "Employeur", "Structure",
                "Nom de la société", "Nom de l'entreprise", "Établissement",
            ],
            "postcode": ["Code postal", "CP"],
            "postcode and city": [
                "CP/Ville", "CP et ville", "Code postal/Ville", "Code postal et ville", "CP Commune",
            ],
            "city": ["Ville", "Commune", "Localité"],
            "country": ["Pays"],
            "contact details": [
                "Coordonnées", "Coordonnées du client",
            ],
            "customer number": ["N° client", "Numéro de client", "Code client", "ID client", "Identifiant client"],
            "booking number": [
                "N° de réservation", "Numéro de réservation", "Réservation", "Code de réservation", "ID réservation",
                "Référence de réservation", "Réf réservation", "N° d'inscription", "Numéro d'inscription",
                "Référence réservation", "Référence d'inscription", "Code d'inscription", "Numéro de dossier",
                "N° dossier", "Identifiant de réservation",
            ],
            "order number": [
                "N° de commande", "Numéro de commande", "Commande", "Référence de commande", "ID commande",
                "Référence commande",
            ],
            "reference": ["Référence", "Réf"],
            "invoice number": ["N° de facture", "Numéro de facture"],
            "ticket number": ["Numéro de billet", "N° de billet", "Code billet"],
            "ticket type": [
                "Type de billet", "Billet", "Catégorie de billet", "Catégorie tarifaire", "Type de tarif",
                "Nom du tarif",
            ],
            "item": ["Article", "Nom de l'article", "Libellé de l'article"],
            "booking date": [
                "Date de réservation", "Réservé le", "Date d'inscription", "Inscrit le", "Date de commande",
                "Commandé le", "Date d'achat", "Acheté le",
                "Date et heure de réservation", "Date et heure d'inscription", "Date et heure de commande",
                "Date et heure d'achat", "Date/heure de réservation",
            ],
            "created on": ["Créé le", "Date de création", "Date de saisie", "Saisi le"],
            "timestamp": ["Horodateur", "Horodatage"],
            "date": ["Date"],
            "updated on": ["Modifié le", "Date de modification", "Mis à jour le", "Dernière modification"],
            "status": [
                "Statut de la commande", "Statut du participant", "Statut de la demande", "État de la commande",
                "Statut", "Statut de la réservation", "État de la réservation", "Statut de l'inscription",
            ],
            "course": [
                "Cours", "Intitulé", "Intitulé de la formation", "Formation", "Stage", "Nom de la formation", "Atelier",
                "Événement", "Évènement", "Prestation", "Activité", "Intitulé du cours", "Nom du cours", "Produit",
                "Titre de la formation", "Nom de l'événement", "Titre du cours",
            ],
            "course code": ["Code formation", "Code du cours", "Code stage", "Référence formation", "N° de formation"],
            "session id": ["N° de session", "Code session", "Numéro de session", "Référence session"],
            "start date": [
                "Date de début", "Début", "Date du cours", "Date de la formation", "Date de session", "Commence le",
                "Date du stage", "Date de l'événement", "Début de la formation", "Date d'arrivée", "Date de la séance",
                "Début du cours", "Date de l'atelier",
            ],
            "date and time": [
                "Date et heure", "Date/heure",
            ],
            "start time": [
                "Heure", "Heure de début", "Horaire",
                "Heure début", "Heure du début", "Commence à",
            ],
            "end date": ["Date de fin", "Fin", "Se termine le", "Fin de la formation", "Date de départ"],
            "end time": [
                "Heure de fin",
                "Heure fin", "Heure de la fin", "Se termine à",
            ],
            "from": ["Du", "À partir du"],
            "to": ["Au", "Jusqu'au"],
            "venue": [
                "Lieu", "Lieu de la formation", "Lieu du cours", "Salle", "Site de formation", "Lieu de formation",
                "Lieu de l'événement",
            ],
            "trainer": ["Formateur", "Formatrice", "Intervenant", "Animateur", "Professeur", "Enseignant", "Moniteur"],
            "participants": [
                "Nombre de participants", "Nb participants", "Nombre de personnes", "Nb de personnes", "Nb personnes",
                "Nombre de places", "Nb places", "Nombre de billets", "Personnes", "Nombre d'inscrits", "Effectif",
                "Nb de places", "Nb de participants", "Participants",
            ],
            "quantity": ["Quantité", "Qté"],
            "capacity": ["Capacité", "Nombre maximum de participants", "Places disponibles", "Capacité maximale"],
            "unit price": ["Prix unitaire", "PU", "Prix unitaire TTC", "Prix par personne"],
            "price": [
                "Prix", "Tarif", "Prix de base", "Prix catalogue", "Prix TTC", "Tarif TTC",
                "Prix initial",
            ],
            "discount": ["Remise", "Réduction", "Rabais", "Montant de la remise", "Ristourne"],
            "total": [
                "Montant", "Montant total", "Total TTC", "Montant TTC", "Prix total", "Montant final", "Coût",
                "Montant à payer", "Prix final", "Total à payer", "Montant de la commande", "Total commande",
                "Montant total TTC",
                "Montant de la réservation", "Total de la réservation", "Total réservation",
            ],
            "amount paid": [
                "Payé", "Montant payé", "Réglé", "Montant réglé", "Total payé", "Somme payée", "Acompte versé",
            ],
            "refunded amount": ["Remboursé", "Montant remboursé", "Remboursement"],
            "balance": ["Solde", "Reste à payer", "Solde dû", "Restant dû", "Montant restant", "Montant dû"],
            "currency": ["Devise", "Monnaie"],
            "payment method": [
                "Mode de paiement", "Moyen de paiement", "Mode de règlement", "Méthode de paiement", "Type de paiement",
                "Moyen de règlement",
            ],
            "payment status": ["Statut du paiement", "Statut de paiement", "État du paiement"],
            "paid on": [
                "Payé le", "Date de paiement", "Réglé le", "Date de règlement", "Date du paiement", "Date du règlement",
            ],
            "cancelled on": ["Annulé le", "Date d'annulation"],
            "cancelled": ["Annulé", "Annulée"],
            "no show": ["Absent", "Non présenté"],
            "refunded on": ["Remboursé le", "Date de remboursement"],
            "notes": ["Remarque", "Remarques", "Commentaire", "Commentaires", "Observations", "Notes", "Observation"],
            "source": ["Origine", "Canal", "Canal de réservation", "Provenance", "Canal de vente"],
            "how did you hear about us": [
                "Comment nous avez-vous connus", "Comment avez-vous entendu parler de nous",
                "Comment nous avez-vous connu",
            ],
            "group": ["Groupe", "N° de groupe", "Code groupe"],
            "booked by": ["Réservé par", "Inscrit par", "Créé par", "Saisi par"],
            "attended": ["Présent", "Présence", "A participé"],
            "payment id": ["N° de paiement", "Numéro de transaction", "N° de transaction", "Référence de paiement"],
            "certificate number": ["N° de certificat", "Numéro de certificat", "N° d'attestation"],
            "issued on": ["Délivré le", "Date de délivrance"],
            "valid until": ["Valable jusqu'au", "Date d'expiration", "Date de validité"],
        ],
        events: .french,
        ambiguities: [
            (["Nom"], [Choice("last name", beside: [.firstName], without: [.lastName]), Choice("name")]),
            HeaderLanguage.state(["État"]),
        ],
        vague: [
            "Article",
            "Date", "Mobile", "Contact", "Client", "Participant", "Participants", "Notes", "Organisation",
            "Observation", "Observations", "Portable", "Stage", "Structure", "Formation", "Commune", "Invité",
            "Provenance", "Fin", "CP", "GSM", "Pays", "Effectif", "Nom", "Devise", "Canal", "Heure", "Présence",
            "Présent", "Début", "Atelier", "Absent", "Groupe",
            "Du", "À partir du", "Au", "Jusqu'au",
        ])
}
