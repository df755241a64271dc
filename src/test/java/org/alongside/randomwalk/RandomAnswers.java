package org.alongside.randomwalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.alongside.engine.EngineClock;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Answers that somebody could give to a form, by the form itself, which is read here anew and not by the service. What is
 * typed holds {@link #MARK}, so that it can be looked for where it must not be.
 */
public final class RandomAnswers {
    public static final String MARK = "kanari";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();
    private static final Map<String, JsonNode> FORMS = new ConcurrentHashMap<>();
    private static final List<String> WORDS =
            List.of("Kōrero", "ngā rākau", "🌿🧵", "${1+1}", "<b>hei</b>", "'; drop table", "line\nbreak", "ＷＩＤＥ");

    /** What leads on is chosen more often than what ends everything. */
    private static final Map<String, List<String>> LIKELY = Map.of(
            "welcomeNext", List.of("DECIDE", "DECIDE", "DECIDE", "DECIDE", "ANOTHER_CONVERSATION"),
            "consentDecision", List.of("YES", "YES", "YES", "YES", "MORE_TIME"),
            "shareNext", List.of("GO_ON", "GO_ON", "GO_ON"),
            "doorChoice", List.of("COME_BACK", "COME_BACK", "STILL_AWAY"),
            "whatNext", List.of("SESSION", "SESSION", "REVISE_WAY_FORWARD", "SAFETY_CONCERN", "OFFENDING_DISCLOSED"),
            "offerAnswer", List.of("ACCEPT", "ACCEPT", "ACCEPT", "ACCEPT"),
            "safetyNow", List.of("SAFE", "SAFE", "SAFE", "UNSURE"),
            "safetySelf", List.of("NO", "NO", "NO", "THOUGHTS"),
            "safetyOthers", List.of("NO", "NO", "NO", "CONCERN"));

    private final Random random;
    private final Map<String, ?> fixed;

    public RandomAnswers(Random random) {
        this(random, Map.of());
    }

    private RandomAnswers(Random random, Map<String, ?> fixed) {
        this.random = random;
        this.fixed = fixed;
    }

    /** Where these are asked, they are answered so; what is hidden then is not answered at all. */
    public RandomAnswers with(Map<String, ?> fixed) {
        return new RandomAnswers(random, fixed);
    }

    /**
     * Valid answers.
     *
     * @param seen what the browser was given for this form
     */
    public Map<String, Object> to(String form, Map<String, ? extends @Nullable Object> seen, Instant now) {
        Map<String, Object> answers = new LinkedHashMap<>();
        Map<String, List<String>> hiddenWhen = new HashMap<>();
        collect(form(form).path("components"), List.of(), answers, hiddenWhen, seen, now);
        boolean isSettled = false;
        while (!isSettled) {
            isSettled =
                    !answers.keySet().removeIf(key -> isHidden(hiddenWhen.getOrDefault(key, List.of()), seen, answers));
        }
        return answers;
    }

    private void collect(
            JsonNode components,
            List<String> around,
            Map<String, Object> answers,
            Map<String, List<String>> hiddenWhen,
            Map<String, ? extends @Nullable Object> seen,
            Instant now) {
        for (JsonNode component : components) {
            List<String> conditions = new ArrayList<>(around);
            String hide = component.path("conditional").path("hide").asText("");
            if (!hide.isEmpty()) {
                conditions.add(hide.substring(1));
            }
            String type = component.path("type").asText();
            if (type.equals("group")) {
                collect(component.path("components"), conditions, answers, hiddenWhen, seen, now);
                continue;
            }
            String key =
                    component.path(type.equals("dynamiclist") ? "path" : "key").asText("");
            boolean isAsked = !key.isEmpty()
                    && !component.path("disabled").asBoolean()
                    && !component.path("properties").has("shown");
            boolean isRequired = component.path("validate").path("required").asBoolean();
            boolean isFixed = fixed.containsKey(key);
            if (isAsked && (isFixed || isRequired || random.nextInt(10) < (LIKELY.containsKey(key) ? 9 : 4))) {
                Object answer = isFixed ? fixed.get(key) : answer(component, type, key, seen, now);
                if (answer != null) {
                    answers.put(key, answer);
                    hiddenWhen.put(key, conditions);
                }
            }
        }
    }

    private @Nullable Object answer(
            JsonNode component, String type, String key, Map<String, ? extends @Nullable Object> seen, Instant now) {
        return switch (type) {
            case "textfield", "textarea" ->
                component.path("validate").path("validationType").asText().equals("email")
                        ? MARK + random.nextInt(1_000_000) + "@elsewhere.example"
                        : text(component.path("validate").path("maxLength").asInt(20_000));
            case "number" -> number(component.path("validate"));
            case "checkbox" ->
                component.path("validate").path("required").asBoolean()
                        || random.nextInt(key.equals("offendingDisclosed") ? 6 : 2) == 0;
            case "radio", "select" -> choice(component, key, seen);
            case "checklist" -> several(component, seen);
            case "datetime" -> day(component.path("properties"), now).toString();
            case "dynamiclist" -> rows(component, seen, now);
            default -> throw new IllegalStateException("Nobody can answer a field of type " + type);
        };
    }

    /** A day that the form takes, at most two months from now. */
    private LocalDate day(JsonNode limits, Instant now) {
        LocalDate today = now.atZone(EngineClock.ZONE).toLocalDate();
        LocalDate first = today.plus(Period.parse(limits.path("earliest").asText()));
        LocalDate last = today.plus(Period.parse(limits.path("latest").asText()));
        int days = (int) Math.min(60, ChronoUnit.DAYS.between(first, last) + 1);
        return first.isBefore(today) ? last.minusDays(random.nextInt(days)) : first.plusDays(random.nextInt(days));
    }

    private int number(JsonNode limits) {
        int min = limits.path("min").asInt(0);
        return min + random.nextInt(limits.path("max").asInt(100) - min + 1);
    }

    private String text(int lengthMax) {
        String text = MARK + " " + WORDS.get(random.nextInt(WORDS.size())) + " " + random.nextInt(1_000_000);
        return text.length() > lengthMax ? text.substring(0, lengthMax) : text;
    }

    private @Nullable String choice(JsonNode component, String key, Map<String, ? extends @Nullable Object> seen) {
        List<String> values = component.has("valuesKey")
                ? offered(seen.get(component.path("valuesKey").asText()))
                : values(component);
        List<String> all = new ArrayList<>(values);
        if (key.equals("sessionKind") && offered(seen.get("whoMayCome")).isEmpty()) {
            // With whānau it is kept where the survivor agreed to somebody. (REFER-06)
            all.remove("WHANAU");
        }
        LIKELY.getOrDefault(key, List.of()).stream().filter(values::contains).forEach(all::add);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private List<String> several(JsonNode component, Map<String, ? extends @Nullable Object> seen) {
        List<String> all = component.has("valuesKey")
                ? offered(seen.get(component.path("valuesKey").asText()))
                : values(component);
        List<String> some = all.stream().filter(value -> random.nextInt(5) > 0).toList();
        boolean isNeeded = component.path("validate").path("required").asBoolean();
        return some.isEmpty() && isNeeded ? all.stream().limit(1).toList() : some;
    }

    private List<Map<String, Object>> rows(
            JsonNode component, Map<String, ? extends @Nullable Object> seen, Instant now) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Map<String, Object> row = new LinkedHashMap<>();
            collect(component.path("components"), List.of(), row, new HashMap<>(), seen, now);
            rows.add(row);
        }
        return rows;
    }

    private static List<String> values(JsonNode component) {
        List<String> values = new ArrayList<>();
        component.path("values").forEach(value -> values.add(value.path("value").asText()));
        return values;
    }

    /** The values of the choices that a browser was given. */
    public static List<String> offered(@Nullable Object data) {
        try {
            List<String> values = new ArrayList<>();
            JSON.readTree(String.valueOf(data))
                    .forEach(option -> values.add(option.path("value").asText()));
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHidden(
            List<String> conditions, Map<String, ? extends @Nullable Object> seen, Map<String, Object> answers) {
        Map<String, Object> known = new HashMap<>(seen);
        known.putAll(answers);
        for (String condition : conditions) {
            for (String word : condition.split("\\W+", -1)) {
                known.putIfAbsent(word, null);
            }
            if (Boolean.TRUE.equals(FEEL.evaluateSimpleExpression(
                    condition, Variables.fromMap(known).asVariableContext()))) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode form(String id) {
        return FORMS.computeIfAbsent(id, RandomAnswers::read);
    }

    private static JsonNode read(String id) {
        var files = new PathMatchingResourcePatternResolver();
        try (InputStream file = files.getResources("classpath*:forms/**/" + id + ".form")[0].getInputStream()) {
            return Objects.requireNonNull(JSON.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
