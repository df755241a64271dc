package org.alongside.directory.hsds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;

/** What an entry of the directory takes of a service in HSDS, and how a changed entry is written back into it. */
public final class Mapping {
    private static final int NAME_MAX = 200;
    private static final int LINE_MAX = 300;
    private static final String LINES = "\n";
    private static final String COMMA = ", ";
    /** The codes of our own terms begin with it. */
    private static final String OWN = "alongside-";

    /** What the schema wants of each address, and nobody has said. */
    private static final String NOT_KNOWN = "not known";

    private static final Map<Text, String> OF_SERVICE = Map.of(
            Text.WHAT, "description",
            Text.FOR_WHOM, "eligibility_description",
            Text.WAIT, "wait_time",
            Text.HOW_TO_REFER, "application_process",
            Text.EMAIL, "email");

    private Mapping() {}

    /**
     * An entry, as it is read of a service.
     *
     * @param closed whether the service takes nobody now
     * @param cut what is longer than an entry takes; it is whole in an export
     * @param isKindUnknown whether no term of the service says which kind it is, so that it is {@link Kind#OTHER}
     */
    public record Mapped(Content content, boolean closed, Set<Text> cut, boolean isKindUnknown) {}

    /** What an entry takes of it. Marks that cannot be seen are left out. */
    public static Mapped entry(Service service) {
        Map<Text, String> texts = new EnumMap<>(Text.class);
        Set<Text> cut = EnumSet.noneOf(Text.class);
        for (Text text : Text.values()) {
            String whole = clean(said(service, text), text.max() <= LINE_MAX);
            String kept = shortened(whole, text.max());
            if (kept.length() < whole.length()) {
                cut.add(text);
            }
            if (!kept.isEmpty()) {
                texts.put(text, kept);
            }
        }
        String name = shortened(clean(service.self().getOrDefault("name", ""), true), NAME_MAX);
        List<String> terms = terms(service);
        Kind kind = term(terms, "kind", Kind.values()).findFirst().orElse(null);
        return new Mapped(
                new Content(
                        name.isEmpty() ? service.id() : name,
                        kind == null ? Kind.OTHER : kind,
                        term(terms, "cost", Cost.values()).findFirst().orElseGet(() -> cost(service)),
                        term(terms, "fit", Fit.values()).collect(Collectors.toSet()),
                        texts),
                !"active".equals(service.self().get("status")),
                cut,
                kind == null);
    }

    /** The service with what the entry says; what the entry does not take stays as it was. */
    public static Service written(Content content, boolean closed, Service before) {
        Mapped was = entry(before);
        Service service = before.copy();
        Map<String, String> self = service.self();
        if (!content.name().equals(was.content().name())) {
            self.put("name", content.name());
        }
        if (closed != was.closed()) {
            self.put("status", closed ? "defunct" : "active");
        }
        for (Text text : Text.values()) {
            String now = content.text(text);
            if (!now.equals(was.content().text(text))) {
                write(service, text, now);
            }
        }
        if (content.kind() != was.content().kind()) {
            setTerms(service, "kind", Set.of(content.kind()));
        }
        if (content.cost() != was.content().cost()) {
            setTerms(service, "cost", Set.of(content.cost()));
        }
        if (!content.fits().equals(was.content().fits())) {
            setTerms(service, "fit", content.fits());
        }
        return service;
    }

    /** A service that came of no file. @param id of the entry */
    public static Service fresh(String id, Content content) {
        Service service = Service.empty(id);
        String organization = Tables.madeOf(id + "organization");
        service.add(Table.ORGANIZATION, row("id", organization, "name", content.name(), "description", content.name()));
        service.add(
                Table.SERVICE,
                row("id", id, "organization_id", organization, "name", content.name(), "status", "active"));
        return service;
    }

    private static String said(Service service, Text text) {
        return switch (text) {
            case WHAT, FOR_WHOM, WAIT, HOW_TO_REFER, EMAIL ->
                service.self().getOrDefault(Objects.requireNonNull(OF_SERVICE.get(text)), "");
            case PHONE -> first(service, Table.PHONE, COMMA, "number");
            case LANGUAGES ->
                Stream.of("name", "code")
                        .map(column -> joined(ofService(service, Table.LANGUAGE), COMMA, column))
                        .filter(words -> !words.isEmpty())
                        .findFirst()
                        .orElse("");
            case ACCESS -> joined(service.of(Table.ACCESSIBILITY), LINES, "description");
            case PLACE -> joined(addresses(service), COMMA, "city");
            case REGION ->
                Stream.of("region", "state_province")
                        .map(column -> joined(addresses(service), COMMA, column))
                        .filter(words -> !words.isEmpty())
                        .findFirst()
                        .orElse("");
            case ADDRESS ->
                addresses(service).stream()
                        .findFirst()
                        .map(row -> Stream.of("address_1", "address_2", "postal_code")
                                .map(column -> row.getOrDefault(column, ""))
                                .filter(Mapping::isSaid)
                                .collect(Collectors.joining(COMMA)))
                        .orElse("");
        };
    }

    private static void write(Service service, Text text, String now) {
        switch (text) {
            case WHAT, FOR_WHOM, WAIT, HOW_TO_REFER, EMAIL -> {
                String column = Objects.requireNonNull(OF_SERVICE.get(text));
                if (now.isEmpty()) {
                    service.self().remove(column);
                } else {
                    service.self().put(column, now);
                }
            }
            case PHONE -> replace(service, Table.PHONE, now, Map.of("number", now));
            case LANGUAGES -> replace(service, Table.LANGUAGE, now, Map.of("name", now));
            case ACCESS -> {
                service.rows().remove(Table.ACCESSIBILITY.entity());
                if (!now.isEmpty()) {
                    service.add(
                            Table.ACCESSIBILITY,
                            row("id", own(service, "access"), "location_id", location(service), "description", now));
                }
            }
            case PLACE, REGION, ADDRESS -> {
                Map<String, String> address = address(service);
                String said = now.isEmpty() ? NOT_KNOWN : now;
                address.put(text == Text.PLACE ? "city" : text == Text.REGION ? "region" : "address_1", said);
                if (text == Text.ADDRESS) {
                    address.remove("address_2");
                    address.put("postal_code", NOT_KNOWN);
                }
            }
        }
    }

    private static void replace(Service service, Table table, String now, Map<String, String> row) {
        List<Map<String, String>> kept = new ArrayList<>(service.of(table));
        kept.removeIf(one -> service.id().equals(one.get("service_id")));
        service.rows().put(table.entity(), kept);
        if (!now.isEmpty()) {
            Map<String, String> added = new TreeMap<>(row);
            added.put("id", own(service, table.entity()));
            added.put("service_id", service.id());
            service.add(table, added);
        }
    }

    private static String location(Service service) {
        return service.of(Table.SERVICE_AT_LOCATION).stream()
                .map(row -> row.getOrDefault("location_id", ""))
                .findFirst()
                .orElseGet(() -> {
                    String id = own(service, "location");
                    service.add(Table.LOCATION, row("id", id, "location_type", "physical"));
                    service.add(
                            Table.SERVICE_AT_LOCATION,
                            row("id", own(service, "at"), "service_id", service.id(), "location_id", id));
                    return id;
                });
    }

    private static Map<String, String> address(Service service) {
        return addresses(service).stream().findFirst().orElseGet(() -> {
            Map<String, String> row =
                    row("id", own(service, "address"), "location_id", location(service), "address_type", "physical");
            row.put("country", "NZ");
            Table.ADDRESS.required().forEach(column -> row.putIfAbsent(column, NOT_KNOWN));
            service.add(Table.ADDRESS, row);
            return row;
        });
    }

    private static List<Map<String, String>> addresses(Service service) {
        Set<String> at = service.of(Table.SERVICE_AT_LOCATION).stream()
                .map(row -> row.getOrDefault("location_id", ""))
                .collect(Collectors.toSet());
        return service.of(Table.ADDRESS).stream()
                .filter(row -> at.contains(row.getOrDefault("location_id", "")))
                .toList();
    }

    private static List<Map<String, String>> ofService(Service service, Table table) {
        return service.of(table).stream()
                .filter(row -> service.id().equals(row.get("service_id")))
                .toList();
    }

    /** What the service itself says, else what its organisation and its places do. */
    private static String first(Service service, Table table, String between, String column) {
        String own = joined(ofService(service, table), between, column);
        return own.isEmpty() ? joined(service.of(table), between, column) : own;
    }

    private static String joined(List<Map<String, String>> rows, String between, String column) {
        return rows.stream()
                .map(row -> row.getOrDefault(column, ""))
                .filter(Mapping::isSaid)
                .distinct()
                .collect(Collectors.joining(between));
    }

    private static boolean isSaid(String words) {
        return !words.isBlank() && !words.equals(NOT_KNOWN);
    }

    private static Cost cost(Service service) {
        List<String> amounts = service.of(Table.COST_OPTION).stream()
                .map(row -> row.getOrDefault("amount", ""))
                .filter(Checks::isNumber)
                .toList();
        if (amounts.isEmpty()) {
            return Cost.NOT_KNOWN;
        }
        return amounts.stream().allMatch(amount -> new java.math.BigDecimal(amount).signum() == 0)
                ? Cost.FREE
                : Cost.PAID;
    }

    /** Codes and names of the terms of the service itself, in small letters with dashes. */
    private static List<String> terms(Service service) {
        return service.of(Table.ATTRIBUTE).stream()
                .filter(row -> service.id().equals(row.get("link_id")))
                .flatMap(row -> service.row(Table.TAXONOMY_TERM, row.getOrDefault("taxonomy_term_id", "")).stream())
                .flatMap(row -> Stream.of(row.getOrDefault("code", ""), row.getOrDefault("name", "")))
                .map(term ->
                        term.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-'))
                .toList();
    }

    /** Ours by their whole code first; a kind or group also by its bare name. */
    private static <E extends Enum<E>> Stream<E> term(List<String> terms, String what, E[] values) {
        List<E> ours = Arrays.stream(values)
                .filter(value -> terms.contains(code(what, value)))
                .toList();
        return !ours.isEmpty() || terms.contains(OWN + what + "-none") || what.equals("cost")
                ? ours.stream()
                : Arrays.stream(values).filter(value -> terms.contains(bare(value)));
    }

    private static String bare(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String code(String what, Enum<?> value) {
        return OWN + what + "-" + bare(value);
    }

    private static void setTerms(Service service, String what, Set<? extends Enum<?>> values) {
        String prefix = OWN + what + "-";
        Set<String> old = service.of(Table.TAXONOMY_TERM).stream()
                .filter(row -> row.getOrDefault("code", "").startsWith(prefix))
                .map(row -> row.getOrDefault("id", ""))
                .collect(Collectors.toSet());
        List<Map<String, String>> kept = new ArrayList<>(service.of(Table.ATTRIBUTE));
        kept.removeIf(row -> old.contains(row.getOrDefault("taxonomy_term_id", "")));
        service.rows().put(Table.ATTRIBUTE.entity(), kept);
        List<Map<String, String>> terms = new ArrayList<>(service.of(Table.TAXONOMY_TERM));
        terms.removeIf(row -> old.contains(row.getOrDefault("id", "")));
        service.rows().put(Table.TAXONOMY_TERM.entity(), terms);
        List<String> codes = values.isEmpty()
                ? List.of(prefix + "none")
                : values.stream().map(value -> code(what, value)).sorted().toList();
        for (String code : codes) {
            String term = Tables.madeOf(code);
            service.add(Table.TAXONOMY_TERM, row("id", term, "code", code, "name", code, "description", code));
            Map<String, String> attribute = row("id", own(service, code), "link_id", service.id());
            attribute.put("taxonomy_term_id", term);
            attribute.put("link_entity", Table.SERVICE.entity());
            service.add(Table.ATTRIBUTE, attribute);
        }
    }

    private static String own(Service service, String what) {
        return Tables.madeOf(service.id() + what);
    }

    private static Map<String, String> row(String... said) {
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < said.length; i += 2) {
            row.put(said[i], said[i + 1]);
        }
        return row;
    }

    private static String clean(String said, boolean isLine) {
        String seen = said.replace("\r\n", LINES).replaceAll("\\p{Cf}", "");
        return (isLine ? seen.replaceAll("\\p{Cc}+", " ") : seen.replaceAll("[\\p{Cc}&&[^\n\t]]", " ")).strip();
    }

    private static String shortened(String said, int max) {
        if (said.length() <= max) {
            return said;
        }
        int end = Character.isHighSurrogate(said.charAt(max - 1)) ? max - 1 : max;
        return said.substring(0, end).strip();
    }
}
