package org.alongside.directory.hsds;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of HSDS 3.0: its file in the data package, what each row must say, and to which tables its columns point. In JSON
 * a row stands within the row to which it points ({@link #parents}), or holds the one to which it points ({@link #held}).
 */
enum Table {
    ORGANIZATION("organizations", "organizations", Set.of("name", "description"), Map.of(), Map.of()),
    PROGRAM("programs", "programs", Set.of("name", "description"), Map.of("organization_id", "organization"), Map.of()),
    SERVICE(
            "services",
            "services",
            Set.of("organization_id", "name", "status"),
            Map.of(),
            Map.of("organization_id", "organization", "program_id", "program")),
    SERVICE_AT_LOCATION(
            "service_at_location",
            "service_at_locations",
            Set.of("service_id", "location_id"),
            Map.of("service_id", "service"),
            Map.of("location_id", "location")),
    LOCATION("locations", "locations", Set.of("location_type"), Map.of("organization_id", "organization"), Map.of()),
    ADDRESS(
            "addresses",
            "addresses",
            Set.of("address_1", "city", "state_province", "postal_code", "country", "address_type"),
            Map.of("location_id", "location"),
            Map.of()),
    CONTACT(
            "contacts",
            "contacts",
            Set.of(),
            Map.of(
                    "organization_id", "organization",
                    "service_id", "service",
                    "service_at_location_id", "service_at_location",
                    "location_id", "location"),
            Map.of()),
    PHONE(
            "phones",
            "phones",
            Set.of("number"),
            Map.of(
                    "location_id", "location",
                    "service_id", "service",
                    "organization_id", "organization",
                    "contact_id", "contact",
                    "service_at_location_id", "service_at_location"),
            Map.of()),
    SCHEDULE(
            "schedules",
            "schedules",
            Set.of(),
            Map.of(
                    "service_id", "service",
                    "location_id", "location",
                    "service_at_location_id", "service_at_location"),
            Map.of()),
    FUNDING(
            "funding",
            "funding",
            Set.of(),
            Map.of("organization_id", "organization", "service_id", "service"),
            Map.of()),
    SERVICE_AREA("service_areas", "service_areas", Set.of(), Map.of("service_id", "service"), Map.of()),
    REQUIRED_DOCUMENT("required_documents", "required_documents", Set.of(), Map.of("service_id", "service"), Map.of()),
    LANGUAGE(
            "languages",
            "languages",
            Set.of(),
            Map.of("service_id", "service", "location_id", "location", "phone_id", "phone"),
            Map.of()),
    ACCESSIBILITY("accessibility", "accessibility", Set.of(), Map.of("location_id", "location"), Map.of()),
    COST_OPTION("cost_options", "cost_options", Set.of(), Map.of("service_id", "service"), Map.of()),
    ORGANIZATION_IDENTIFIER(
            "organization_identifiers",
            "organization_identifiers",
            Set.of("identifier_type", "identifier"),
            Map.of("organization_id", "organization"),
            Map.of()),
    ATTRIBUTE(
            "attributes",
            "attributes",
            Set.of("link_id", "taxonomy_term_id", "link_entity"),
            Map.of("link_id", ""),
            Map.of("taxonomy_term_id", "taxonomy_term")),
    TAXONOMY_TERM(
            "taxonomy_terms",
            "taxonomy_terms",
            Set.of("name", "description"),
            Map.of(),
            Map.of("taxonomy_id", "taxonomy_detail")),
    TAXONOMY("taxonomies", "taxonomies", Set.of("name", "description"), Map.of(), Map.of()),
    METADATA("metadata", "metadata", Set.of("resource_id", "resource_type"), Map.of("resource_id", ""), Map.of());

    /** Columns that are numbers in JSON. */
    static final Set<String> NUMBERS = Set.of(
            "extension",
            "minimum_age",
            "maximum_age",
            "year_incorporated",
            "latitude",
            "longitude",
            "timezone",
            "count",
            "interval",
            "amount");

    static final Set<String> STATUSES = Set.of("active", "inactive", "defunct", "temporarily closed");
    static final String ID = "id";

    private final String file;
    private final String list;
    private final Set<String> required;
    private final Map<String, String> parents;
    private final Map<String, String> held;

    Table(String file, String list, Set<String> required, Map<String, String> parents, Map<String, String> held) {
        this.file = file;
        this.list = list;
        this.required = required;
        this.parents = parents;
        this.held = held;
    }

    String file() {
        return file + ".csv";
    }

    /** The name of the list of such rows in JSON. */
    String list() {
        return list;
    }

    Set<String> required() {
        return required;
    }

    /** What HSDS calls a row of it. */
    String entity() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether the column says within which row of the other table this one stands. */
    boolean isIn(String column, Table other) {
        String parent = parents.get(column);
        return parent != null && (parent.isEmpty() || parent.equals(other.entity()));
    }

    Set<String> parentColumns() {
        return parents.keySet();
    }

    /** Columns whose row stands within this one, with the name under which it does. */
    Map<String, String> held() {
        return held;
    }

    static Table heldAs(String name) {
        return name.equals("taxonomy_detail") ? TAXONOMY : valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    /** The column by which a row of this table stands within one of the other, where it can. */
    Optional<String> columnTo(Table other) {
        return parents.keySet().stream().filter(column -> isIn(column, other)).findFirst();
    }

    static Optional<Table> ofList(String name) {
        return Arrays.stream(values()).filter(table -> table.list.equals(name)).findFirst();
    }

    static Optional<Table> ofFile(String name) {
        return Arrays.stream(values())
                .filter(table -> table.file().equals(name)
                        || table == SERVICE_AT_LOCATION && name.equals("service_at_locations.csv"))
                .findFirst();
    }

    static List<Table> all() {
        return List.of(values());
    }
}
