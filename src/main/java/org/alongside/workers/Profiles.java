package org.alongside.workers;

import java.util.Objects;
import java.util.Optional;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.springframework.stereotype.Service;

/** Changes profiles, one supervisor after the other. */
@Service
public class Profiles {
    private final Workers workers;
    private final People people;
    private final PageTransactions acts;

    Profiles(Workers workers, People people, PageTransactions acts) {
        this.workers = workers;
        this.people = people;
        this.acts = acts;
    }

    /** Whether somebody works with tasks here, and so can have a profile. */
    public static boolean canHaveOne(People.Person person) {
        return person.is(Role.PEER_WORKER) || person.is(Role.SUPERVISOR);
    }

    /**
     * Keeps a profile, new or changed.
     *
     * @param seen the {@link #state} of the profile that the supervisor had before them
     * @throws Refused when somebody else changed it meanwhile, or when there is nobody here to have it
     */
    public void change(Worker worker, String seen, WorkerId by) {
        acts.inOne("change worker profile", null, by, () -> {
            Optional<Worker> now = workers.lock(worker.userId());
            boolean isSomebody = now.isPresent()
                    || people.find(worker.userId()).filter(Profiles::canHaveOne).isPresent();
            if (!isSomebody) {
                throw Refused.form(Words.here("refused.no-account-for-this-profile"));
            }
            if (!state(now).equals(seen)) {
                throw Refused.form(Words.here("refused.profile-was-changed-meanwhile"));
            }
            workers.save(worker, by);
        });
    }

    /** Tells one state of a profile from another. */
    public static String state(Optional<Worker> worker) {
        return worker.map(w -> Integer.toHexString(Objects.hash(
                        w.gender(),
                        w.languages(),
                        w.cultures(),
                        w.trainedUntil(),
                        w.offendingTrainedUntil(),
                        w.whanauTrainedUntil(),
                        w.survivorsMax(),
                        w.supervisorId(),
                        w.takesOn(),
                        w.telephone())))
                .orElse("new");
    }
}
