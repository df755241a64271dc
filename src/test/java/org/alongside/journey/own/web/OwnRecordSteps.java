package org.alongside.journey.own.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.ids.JourneyId;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.OwnInvitations;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What a survivor and their worker do at the pages of their own record. */
abstract class OwnRecordSteps {
    static final String RECORD = "/own/record";
    static final String WORD = "Kererū at the window";

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    OwnInvitations invitations;

    @AfterEach
    void nobodyIsLeft() {
        survivors.everybodyIsGone();
    }

    static void isOver(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("This is not open", "1737", "Leave quickly");
    }

    /** The survivor chooses a word, on the screen of their worker. */
    HttpResponse<String> chooses(JourneyId journey, String word) {
        String page = visitors.personOf(journey) + "/own-word";
        return visitors.as("worker1").submit(page, page, Map.of("word", word, "again", word));
    }

    static String hidden(Visitor who, String page, String field) {
        Matcher found = Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"")
                .matcher(who.get(page).body());
        return found.find() ? found.group(1) : "";
    }

    /** Opens a link by its button. @return the browser, in which the word is asked for */
    Visitor opens(String link) {
        Visitor browser = visitors.anybody();
        HttpResponse<String> taken = browser.submit(link, Map.of("press", hidden(browser, link, "press")));
        assertThat(Visitor.location(taken)).isEqualTo(RECORD + "/word");
        return browser;
    }

    static HttpResponse<String> gives(Visitor browser, String word) {
        return gives(browser, word, hidden(browser, RECORD + "/word", "press"));
    }

    static HttpResponse<String> gives(Visitor browser, String word, String press) {
        return browser.submit("/login", RECORD + "/word", Map.of("word", word, "press", press));
    }

    /** A browser in which the record of this survivor is open. */
    Visitor sits(JourneyId journey) {
        assertThat(Visitor.location(chooses(journey, WORD))).endsWith("/own-record?done=word");
        Visitor browser = opens(invitations.linkToRecord(journey, null));
        assertThat(Visitor.location(gives(browser, WORD))).isEqualTo(RECORD);
        return browser;
    }

    static HttpResponse<String> does(Visitor browser, String act, String... ticked) {
        Map<String, String> fields = new HashMap<>();
        for (String box : ticked) {
            fields.put(box, "yes");
        }
        return browser.submit("/login", RECORD + "/do/" + act, fields);
    }

    long count(String sql, JourneyId journey) {
        return visitors.rows("select 1 from alongside." + sql, Map.of("id", journey.value()))
                .size();
    }
}
