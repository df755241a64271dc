package org.alongside.directory.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.UUID;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;

/** From choosing a file to the services in the directory, at a desk and on a phone. */
@OverHttp
@ExcludeFromProcessCoverage
class ImportBrowserIT extends BrowserWalk {
    ImportBrowserIT() {
        super(Path.of("target/screenshots/import"), 1_400);
    }

    private void picture(String name) {
        assertIsForEverybody();
        shows(name);
        onAPhone();
        shows(name + "-phone");
        atADesk();
    }

    private void press(String name) {
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private void sends(byte[] file) {
        page().locator("#file").setInputFiles(new FilePayload("directory.json", "application/json", file));
        page().locator("main button").last().click();
    }

    @Test
    void fromTheFileToTheServices() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        signIn("supervisor1");
        page().navigate(address("/directory"));
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Import a directory"))
                .click();
        picture("choose");
        sends(ImportFiles.json(
                ImportFiles.service(one, "Talks in Ōamaru " + one), ImportFiles.service(other, "Roof " + other)));
        assertThat(page().getByText("Import: 2 new, 0 changed")).isVisible();
        assertThat(page().url()).endsWith(ImportPageIT.PAGE);
        picture("preview");
        press("Import: 2 new, 0 changed");
        assertThat(page().getByText("The file was imported.")).isVisible();
        picture("done");

        sends(ImportFiles.json(ImportFiles.service(one, "Talks by the sea " + one)));
        assertThat(page().getByText("Talks in Ōamaru " + one)).isVisible();
        picture("changes");
        press("Import nothing and delete the file");
        assertThat(page()).hasURL(address("/directory"));

        page().navigate(address(ImportPageIT.PAGE));
        sends(ImportFiles.bytes("[{\"id\": \"no\", \"name\": \"One\"}]"));
        assertThat(page().getByText("Nothing of this file can be imported")).isVisible();
        picture("refused");

        page().navigate(address("/directory?words=oamaru+" + one));
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Talks in Ōamaru " + one))
                .click();
        assertThat(page().getByText("Not reviewed yet")).isVisible();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void withoutScriptsAndInTeReoMaori() {
        comes("supervisor1", false);
        page().navigate(address("/login"));
        entersNameAndPassword(page(), "supervisor1");
        page().navigate(address(ImportPageIT.PAGE));
        sends(ImportFiles.json(ImportFiles.service(UUID.randomUUID(), "Kei Ōtepoti")));
        page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Te reo Māori").setExact(true))
                .click();
        assertThat(page().getByText("Kawea mai: 1 he hou, 0 ka rerekē")).isVisible();
        shows("mi");
        press("Kawea mai: 1 he hou");
        assertThat(page().getByText("Kua kawea mai te kōnae.")).isVisible();
        assertThat(complaints()).isEmpty();
    }
}
