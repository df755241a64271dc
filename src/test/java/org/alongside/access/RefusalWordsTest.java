package org.alongside.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alongside.ids.WorkerId;
import org.alongside.journey.policy.LabelsAreNotGuessed;
import org.alongside.settings.policy.SettingIsAgreedByTwo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What a page of ours shows where something is refused stands among the words, in both languages. What only the Tasklist shows
 * stands in the code: what the engine refuses, and what delegates say of the form that was just sent.
 */
class RefusalWordsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/alongside");

    /** A calendar reads it, and no person. */
    private static final Set<String> NO_PAGE = Set.of("CalendarFeedController.java");

    private static final Pattern NOT_CODE =
            Pattern.compile("/\\*.*?\\*/|(?<!:)//[^\\n]*|\"\"\".*?\"\"\"", Pattern.DOTALL);
    private static final Pattern REFUSAL =
            Pattern.compile("\\b(?:Decision\\.refused|new Refused|Refused\\.form|Refused\\.notNow|new Decision)\\(");
    private static final Pattern SAYS_NO_SENTENCE = Pattern.compile(
            "\\bLOG\\.\\w+\\(|\\bnew \\w+Exception\\(|@\\w+\\(" + "|\\bPageDate\\.of\\(|\\bMap\\.entry\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z-]*\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)*|, ");
    private static final Pattern FROM_ITS_CALLER = Pattern.compile("(?:PolicyId\\.\\w+, )?[a-z]\\w*");
    private static final Pattern SENTENCE = Pattern.compile("(?s)(?=.*[a-z]+ [a-z]+)(?:[A-Z“].*|.*[. ])");

    private final Words words = TestWords.all();

    @AfterEach
    void outsideOfAPage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(SOURCES.resolve("engine")))
                    .filter(file -> !file.startsWith(SOURCES.resolve("policy")))
                    .filter(file -> !read(file).contains("implements JavaDelegate"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(String source) {
        return NOT_CODE.matcher(source).replaceAll("");
    }

    /** What stands in the brackets that begin before a place. */
    private static String inBrackets(String code, int from) {
        int open = 1;
        boolean isLiteral = false;
        for (int at = from; at < code.length(); at++) {
            char one = code.charAt(at);
            if (one == '"' && code.charAt(at - 1) != '\\') {
                isLiteral = !isLiteral;
            }
            if (!isLiteral) {
                open += one == '(' ? 1 : one == ')' ? -1 : 0;
            }
            if (open == 0) {
                return code.substring(from, at);
            }
        }
        throw new IllegalArgumentException("These brackets do not end.");
    }

    /** The refusals whose sentence is not taken from the words. */
    private static List<String> notFromWords(String code) {
        List<String> found = new ArrayList<>();
        Matcher refusal = REFUSAL.matcher(code);
        while (refusal.find()) {
            String said = inBrackets(code, refusal.end()).strip().replaceAll("\\s+", " ");
            boolean isFromCaller = FROM_ITS_CALLER.matcher(said).matches();
            boolean areKeys = LITERAL.matcher(said).results().allMatch(literal -> KEY.matcher(literal.group(1))
                    .matches());
            if (!areKeys || !(isFromCaller || said.contains("Words.here("))) {
                found.add(said);
            }
        }
        return found;
    }

    /** Sentences that stand in code itself, but for what is logged, thrown for who reads logs, declared, or a format or a name. */
    private static List<String> sentences(String code) {
        StringBuilder left = new StringBuilder(code);
        Matcher other = SAYS_NO_SENTENCE.matcher(left);
        while (other.find()) {
            String said = inBrackets(left.toString(), other.end());
            left.replace(other.end(), other.end() + said.length(), " ".repeat(said.length()));
        }
        return LITERAL.matcher(left)
                .results()
                .map(found -> found.group(1))
                .filter(literal -> SENTENCE.matcher(literal).matches())
                .toList();
    }

    /** Whether a sentence comes from elsewhere in a file: a refusal takes it as a parameter, or a page shows it. */
    private static boolean saysElsewhere(Path file, String code) {
        Matcher refusal = REFUSAL.matcher(code);
        boolean says = code.contains("implements SettingCheck")
                || file.toString().endsWith("SettingKey.java")
                || file.toString().endsWith("Controller.java");
        while (!says && refusal.find()) {
            says = FROM_ITS_CALLER
                    .matcher(inBrackets(code, refusal.end()).strip().replaceAll("\\s+", " "))
                    .matches();
        }
        return says && !NO_PAGE.contains(file.getFileName().toString());
    }

    @Test
    void everyRefusalThatAPageShowsIsAmongTheWords() {
        List<String> found = new ArrayList<>();
        int refusals = 0;
        for (Path file : sources()) {
            String code = code(read(file));
            refusals += (int) REFUSAL.matcher(code).results().count();
            notFromWords(code).forEach(said -> found.add(file.getFileName() + ": " + said));
            if (saysElsewhere(file, code)) {
                sentences(code).forEach(said -> found.add(file.getFileName() + ": " + said));
            }
        }
        assertThat(found).as("say it by Words.here(\"refused.…\")").isEmpty();
        assertThat(refusals).isGreaterThan(120);
    }

    @Test
    void everyKeyOfARefusalIsThere() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> keys = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> LITERAL.matcher(code(read(file))).results())
                    .map(found -> found.group(1))
                    .filter(literal -> literal.matches("refused\\.[a-z0-9-]+"))
                    .distinct()
                    .toList();
            assertThat(words.keys(Language.ENGLISH)).containsAll(keys);
            assertThat(keys)
                    .containsAll(words.keys(Language.ENGLISH).stream()
                            .filter(key -> key.startsWith("refused."))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSentenceInCodeIsSeen() {
        assertThat(notFromWords("return Decision.refused(PolicyId.CONF_01, \"Not \" + now + \" (yet).\");"))
                .hasSize(1);
        assertThat(notFromWords("throw Refused.form(NOT_NOW);")).hasSize(1);
        assertThat(notFromWords("throw Refused.form(Words.here(\"refused.a-b\") + \" Ask.\");"))
                .hasSize(1);
        assertThat(notFromWords("throw Refused.form(Words.here(\"refused.a-b\", MAX));"))
                .isEmpty();
        assertThat(notFromWords("return new Refused(PolicyId.CONF_01, sentence);"))
                .isEmpty();
        assertThat(sentences("refused(\"A number alone.\"); x(\"Please give 1 to \" + max);"))
                .hasSize(2);
        assertThat(sentences("@Policy(database = \"Some table x\") throw new IOException(\"It is gone.\");"))
                .isEmpty();
        assertThat(sentences("inOne(\"setting agreed\", \"refused.a-b\");")).isEmpty();
    }

    @Test
    void isInTheLanguageOfThePageAndInEnglishOutsideOfOne() {
        assertThat(LabelsAreNotGuessed.asks(false, 20).refusal().sentence())
                .isEqualTo("You have tried 20 labels within an hour. Please wait a while.");
        SettingIsAgreedByTwo.Facts facts = new SettingIsAgreedByTwo.Facts(
                true, WorkerId.of("one"), WorkerId.of("two"), Optional.of(LocalDate.of(2026, 11, 30)));
        assertThat(SettingIsAgreedByTwo.decide(facts).refusal().sentence()).contains(" from 30 November 2026 on.");
        LocaleContextHolder.setLocaleContext(new CurrentLanguage(Language.TE_REO_MAORI));
        assertThat(LabelsAreNotGuessed.asks(false, 20).refusal().sentence())
                .isEqualTo("E 20 ngā tapanga kua whakamātauria e koe i roto i te hāora. Tēnā koa tatari mō tētahi wā.");
        assertThat(SettingIsAgreedByTwo.decide(facts).refusal().sentence())
                .contains(" mai i te 30 Whiringa-ā-rangi 2026.");
    }
}
