/// Common names, combined by chance: nobody in particular.
enum DemoNames {
    static let women = [
        "Adèle", "Aïcha", "Alice", "Amandine", "Anaïs", "Béatrice", "Camille", "Cécile", "Chloé", "Claire", "Corinne",
        "Delphine", "Éléonore", "Élodie", "Estelle", "Fatima", "Florence", "Françoise", "Inès", "Isabelle", "Jeanne",
        "Julie", "Khadija", "Laëtitia", "Laure", "Léa", "Louise", "Lucie", "Maëlle", "Manon", "Marie", "Mathilde",
        "Mélanie", "Nadia", "Nathalie", "Noémie", "Océane", "Pauline", "Sabrina", "Sandrine", "Sarah", "Solène",
        "Sophie", "Sylvie", "Valérie", "Véronique", "Yasmine", "Zoé",
    ]
    static let men = [
        "Adrien", "Alain", "Amine", "Antoine", "Arnaud", "Baptiste", "Benoît", "Bruno", "Cédric", "Christophe",
        "Damien", "David", "Éric", "Étienne", "Fabien", "Florian", "François", "Gaël", "Guillaume", "Hugo", "Ibrahim",
        "Jérôme", "Julien", "Karim", "Laurent", "Loïc", "Lucas", "Marc", "Mathieu", "Mehdi", "Nicolas", "Olivier",
        "Pascal", "Paul", "Rémi", "Romain", "Sébastien", "Thomas", "Vincent", "Yanis",
    ]
    static let families = [
        "André", "Arnaud", "Aubert", "Barbier", "Benali", "Bernard", "Bertrand", "Blanc", "Bonnet", "Boucher",
        "Bouvier", "Brun", "Caron", "Chevalier", "Clément", "Colin", "Da Silva", "David", "Denis", "Diallo", "Dubois",
        "Dufour", "Dumont", "Dupont", "Durand", "Fabre", "Faure", "Fernandez", "Fontaine", "Fournier", "Gaillard",
        "Garnier", "Gauthier", "Girard", "Guérin", "Haddad", "Henry", "Hervé", "Jacquet", "Joly", "Kone", "Lacroix",
        "Lambert", "Leclerc", "Lefèvre", "Legrand", "Lemaire", "Leroux", "Leroy", "Lopez", "Lucas", "Marchand",
        "Martin", "Masson", "Mercier", "Meunier", "Meyer", "Michel", "Moreau", "Morel", "Muller", "N’Diaye", "Nguyen",
        "Nicolas", "Noël", "Olivier", "Perrin", "Petit", "Picard", "Pierre", "Renard", "Rey", "Richard", "Rivière",
        "Robert", "Robin", "Roche", "Rousseau", "Roux", "Roy", "Sanchez", "Schmitt", "Simon", "Thomas", "Traoré",
        "Vidal", "Vincent", "Zimmermann",
    ]
}
