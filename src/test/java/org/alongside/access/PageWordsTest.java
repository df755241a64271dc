package org.alongside.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** What our pages say stands in one file for each language: each text is there, once, and needed, and no page has others. */
class PageWordsTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** These still say something in English that is not among the words. The list gets shorter; nothing is added to it. */
    private static final Set<String> NOT_YET = Set.of();

    /** Said in the same way in both languages. */
    private static final Set<String> ALIKE =
            Set.of("directory-fit.pasifika", "people.tasklist", "profile.pasifika", "profile.te-reo-maori");

    private static final Pattern IN_TEMPLATE =
            Pattern.compile("#\\{([a-z][a-z0-9.-]*)|(?:both|beside|named|maori)\\([|']([a-z][a-z0-9.-]*)");
    private static final Pattern IN_CODE = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]*)+)\"");
    private static final Pattern SAID_BY_CODE = Pattern.compile("Words\\.here\\(\\s*\"([^\"]+[^.\"])\"");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    private static final Pattern PIECE =
            Pattern.compile("<!--.*?-->|<[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>|[^<]+", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("<([a-z:0-9]+)");
    private static final Pattern SAID_BY_EXPRESSION =
            Pattern.compile("\\sth:(text|utext|replace|insert)=|^<(script|style)\\b");
    private static final Pattern LITERAL_IN_TAG = Pattern.compile(
            "\\s(?:aria-label|title|placeholder|data-label)=\"[^\"]*[A-Za-z]{2}|th:(?:text|aria-label)=\""
                    + "[^\"]*(?:'[^'\"]*[A-Za-z]{2,} [^'\"]*'|\\|[^|\"{}]*[A-Za-z]{2})|:: head\\((?:'|\\|)");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");
    private static final Set<String> EMPTY = Set.of("meta", "link", "input", "br", "img", "hr");

    private final Words words = TestWords.all();

    private static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
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

    private static Set<String> found(Pattern pattern, Stream<Path> files) {
        Set<String> all = new TreeSet<>();
        files.forEach(file -> {
            Matcher one = pattern.matcher(read(file));
            while (one.find()) {
                all.add(one.group(1) == null ? one.group(2) : one.group(1));
            }
        });
        return all;
    }

    private static Set<String> saidByTemplates() {
        return found(IN_TEMPLATE, files(TEMPLATES.toString(), ".html"));
    }

    /** Survivors' pages and messages have tests of their own. */
    private static boolean isOurs(String key) {
        return !key.startsWith("own.") && !key.startsWith("message.");
    }

    @Test
    void whatIsSaidIsThere() {
        assertThat(saidByTemplates())
                .filteredOn(key -> !key.endsWith("."))
                .allMatch(words.keys(Language.ENGLISH)::contains);
        assertThat(words.keys(Language.ENGLISH)).containsAll(found(SAID_BY_CODE, files("src/main/java", ".java")));
        assertThat(words.keys(Language.TE_REO_MAORI)).isEqualTo(words.keys(Language.ENGLISH));
    }

    /** An enum that says something takes its key as a parameter, so no pattern finds it. */
    @Test
    void whatEnumsSayIsThere() {
        int said = 0;
        for (JavaClass one : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.alongside")) {
            if (!one.isEnum()
                    || one.getMethodCallsFromSelf().stream()
                            .noneMatch(call -> call.getTargetOwner().isEquivalentTo(Words.class))) {
                continue;
            }
            for (Object constant : one.reflect().getEnumConstants()) {
                for (Method method : one.reflect().getDeclaredMethods()) {
                    if (method.getParameterCount() == 0
                            && method.getReturnType() == String.class
                            && !Modifier.isStatic(method.getModifiers())) {
                        method.setAccessible(true);
                        for (Language language : Language.values()) {
                            LocaleContextHolder.setLocaleContext(new CurrentLanguage(language));
                            assertThatCode(() -> method.invoke(constant))
                                    .as("%s.%s.%s()", one.getSimpleName(), constant, method.getName())
                                    .doesNotThrowAnyException();
                            said++;
                        }
                    }
                }
            }
        }
        assertThat(said).isGreaterThan(200);
    }

    @AfterEach
    void outsideOfAPage() {
        LocaleContextHolder.resetLocaleContext();
    }

    /** A name that ends with a dot stands for all that begin with it. */
    @Test
    void whatIsThereIsSaid() {
        Set<String> byTemplates = saidByTemplates();
        Set<String> byCode = found(IN_CODE, files("src/main/java", ".java"));
        assertThat(words.keys(Language.ENGLISH))
                .filteredOn(PageWordsTest::isOurs)
                .allMatch(key -> byTemplates.contains(key)
                        || byCode.contains(key)
                        || byTemplates.contains(key.substring(0, key.lastIndexOf('.') + 1))
                        || byCode.contains(key.substring(0, key.lastIndexOf('.') + 1)));
    }

    @Test
    void noTextIsEmptyAndBothNameTheSameParts() {
        for (String key : words.keys(Language.ENGLISH)) {
            String english = words.in(Language.ENGLISH, key);
            String maori = words.in(Language.TE_REO_MAORI, key);
            assertThat(places(maori)).as(key).isEqualTo(places(english));
            assertThat(english).as(key).isNotBlank().doesNotContain("<", "&");
            assertThat(maori).as(key).isNotBlank().doesNotContain("<", "&");
            if (isOurs(key) && !ALIKE.contains(key)) {
                assertThat(maori).as(key).isNotEqualTo(english);
            }
        }
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    @Test
    void eachKeyStandsOnce() {
        files("src/main/resources/words", ".properties").forEach(file -> assertThat(read(file)
                        .lines()
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .map(line -> line.substring(0, line.indexOf('=')).strip()))
                .as(file.toString())
                .doesNotHaveDuplicates());
    }

    @Test
    void noTemplateSaysAnythingElse() {
        List<String> withOthers = new ArrayList<>();
        files(TEMPLATES.toString(), ".html")
                .filter(file -> !file.toString().contains("/own/"))
                .filter(file -> !literals(read(file)).isEmpty())
                .forEach(file -> withOthers.add(TEMPLATES.relativize(file).toString()));
        assertThat(withOthers).as("say something that is not in words/").containsExactlyInAnyOrderElementsOf(NOT_YET);
    }

    @Test
    void aLiteralTextIsSeen() {
        assertThat(literals("<p>Not <em th:text=\"#{a.b}\">proto</em> here.</p>"))
                .containsExactly("Not", "here.");
        assertThat(literals("<p aria-label=\"Weeks\">[[#{a.b}]] · <b>–</b> Alongside</p>"))
                .hasSize(1);
        assertThat(literals("<p th:text=\"${a} ? 'Not now' : #{a.b}\">x</p>")).hasSize(1);
        assertThat(literals("<p th:text=\"|Back to ${a}|\">x</p>")).hasSize(1);
        assertThat(literals("<script>const one = 1;</script><p th:text=\"|${a}: ${b}|\">x</p>"))
                .isEmpty();
    }

    /** What of a template stands on a page as it is: text that no expression takes the place of, and names of parts. */
    private static List<String> literals(String template) {
        List<String> found = new ArrayList<>();
        Deque<Boolean> isReplaced = new ArrayDeque<>();
        Matcher piece = PIECE.matcher(template);
        while (piece.find()) {
            String one = piece.group();
            if (one.startsWith("<!")) {
                continue;
            }
            if (one.startsWith("</")) {
                isReplaced.pop();
            } else if (one.startsWith("<")) {
                Matcher literal = LITERAL_IN_TAG.matcher(one);
                if (literal.find()) {
                    found.add(literal.group());
                }
                Matcher name = NAME.matcher(one);
                if (name.find() && !EMPTY.contains(name.group(1))) {
                    isReplaced.push((!isReplaced.isEmpty() && isReplaced.peek())
                            || SAID_BY_EXPRESSION.matcher(one).find());
                }
            } else if (isReplaced.isEmpty() || !isReplaced.peek()) {
                String text = one.replaceAll("\\[\\[.*?]]", "")
                        .replace("Alongside", "")
                        .strip();
                if (WORD.matcher(text).find()) {
                    found.add(text);
                }
            }
        }
        return found;
    }
}
