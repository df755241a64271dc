package org.alongside.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.database.RequestDeadline;
import org.alongside.directory.hsds.Limits;
import org.alongside.directory.imports.ImportId;
import org.alongside.directory.imports.Imports;
import org.alongside.directory.imports.Imports.Outcome;
import org.alongside.directory.imports.Preview;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Where supervisors send a file of somebody else's directory, see what it would change, and import it. (REFER-03) */
@Controller
@RequestMapping("/directory/import")
class ImportController {
    /** How many files are taken at once on a node: each is kept in memory until it was read. */
    private static final int AT_ONCE = 3;

    private static final int MEGABYTES = Limits.UPLOAD / 1_000_000;
    private static final String FILE = "file";
    private static final String HERE = "redirect:/directory/import";

    /** Why nothing came of what was sent. */
    private enum Wrong {
        NONE_CHOSEN,
        TOO_LARGE,
        BUSY,
        GONE
    }

    private final Imports imports;
    private final Semaphore taken = new Semaphore(AT_ONCE);

    ImportController(Imports imports) {
        this.imports = imports;
    }

    @GetMapping
    ModelAndView page(HttpServletRequest request) {
        Wrong wrong = PageForm.of(request, "wrong")
                .choice("wrong", DirectoryWords.names(Wrong.values()))
                .map(Wrong::valueOf)
                .orElse(null);
        return shown(wrong, HttpStatus.OK);
    }

    /**
     * The token against forged requests stands in the address: to look for it among the parts, a large body would be read before
     * anybody knows who sends it.
     */
    @PostMapping
    ModelAndView send(HttpServletRequest request) {
        if (!taken.tryAcquire()) {
            return to(Wrong.BUSY);
        }
        try {
            SentFile file = RequestDeadline.notCounted(() -> read(request));
            if (file.isTooLarge()) {
                return to(Wrong.TOO_LARGE);
            }
            if (file.bytes().length == 0) {
                return to(Wrong.NONE_CHOSEN);
            }
            return orBusy(() -> {
                imports.send(file.bytes(), me());
                return new ModelAndView(HERE);
            });
        } catch (UncheckedIOException broken) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        } finally {
            taken.release();
        }
    }

    private static SentFile read(HttpServletRequest request) {
        try {
            return SentFile.of(request, FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/look")
    ModelAndView look(HttpServletRequest request) {
        PageForm form = PageForm.of(request, "id", "replaces");
        ImportId id = id(form);
        return orBusy(
                () -> imports.look(id, form.isTicked("replaces"), me()) ? new ModelAndView(HERE) : to(Wrong.GONE));
    }

    @PostMapping("/apply")
    ModelAndView apply(HttpServletRequest request) {
        ImportId id = id(PageForm.of(request, "id"));
        return orBusy(() -> {
            Outcome outcome = imports.apply(id, me());
            if (outcome == Outcome.CHANGED) {
                return shown(null, HttpStatus.CONFLICT).addObject("changed", true);
            }
            return outcome == Outcome.GONE ? to(Wrong.GONE) : new ModelAndView(HERE);
        });
    }

    @PostMapping("/discard")
    ModelAndView discard(HttpServletRequest request) {
        imports.discard(id(PageForm.of(request, "id")), me());
        return new ModelAndView("redirect:/directory");
    }

    private ModelAndView shown(@Nullable Wrong wrong, HttpStatus status) {
        ModelAndView page = new ModelAndView("directory/import", status);
        page.addObject("wrong", wrong == null ? null : Words.here("import-wrong." + address(wrong), MEGABYTES));
        page.addObject("megabytes", MEGABYTES);
        imports.of(me()).ifPresent(sent -> {
            page.addObject("sent", sent);
            page.addObject("preview", sent.preview());
            page.addObject("shown", ImportWords.shown(sent.preview()));
            page.addObject("problems", ImportWords.problems(sent.preview()));
            page.addObject("rowsMax", Preview.ROWS_MAX);
        });
        return page;
    }

    private static ModelAndView orBusy(Supplier<ModelAndView> work) {
        try {
            return work.get();
        } catch (Imports.BusyException e) {
            return to(Wrong.BUSY);
        }
    }

    private static ModelAndView to(Wrong wrong) {
        return new ModelAndView(HERE, Map.of("wrong", wrong.name()));
    }

    private static String address(Wrong wrong) {
        return wrong.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ImportId id(PageForm form) {
        try {
            return ImportId.of(form.text("id"));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
