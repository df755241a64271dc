package org.alongside.access.requests;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets few sign-ins be checked at once: each keeps a core busy for a while, and people who are working come before people
 * who are guessing. Who waits costs no thread. Addresses take turns, so that one that sends hundreds does not keep the
 * others waiting.
 */
public final class SignInQueue {
    static final int WAITING_MAX = 200;
    static final int WAITING_OF_ADDRESS_MAX = 20;

    private final int checkedAtOnceMax;
    private final Map<String, ArrayDeque<Waiting>> byAddress = new LinkedHashMap<>();
    private int waiting;
    private int checked;

    public SignInQueue(int checkedAtOnceMax) {
        this.checkedAtOnceMax = checkedAtOnceMax;
    }

    /** A request that waits for its turn. */
    interface Waiting {
        /** @return false if it has been answered meanwhile and needs no turn */
        boolean go();
    }

    /** @return false if too many wait already: the request has no place */
    boolean enter(String address, Waiting request) {
        synchronized (this) {
            if (checked >= checkedAtOnceMax) {
                ArrayDeque<Waiting> others = byAddress.get(address);
                if (waiting >= WAITING_MAX || (others != null && others.size() >= WAITING_OF_ADDRESS_MAX)) {
                    return false;
                }
                byAddress.computeIfAbsent(address, key -> new ArrayDeque<>()).add(request);
                waiting++;
                return true;
            }
            checked++;
        }
        if (!request.go()) {
            done();
        }
        return true;
    }

    /** It does not wait any more. */
    synchronized void leave(String address, Waiting request) {
        ArrayDeque<Waiting> ofAddress = byAddress.get(address);
        if (ofAddress != null && ofAddress.remove(request)) {
            waiting--;
            if (ofAddress.isEmpty()) {
                byAddress.remove(address);
            }
        }
    }

    /** One that had its turn is done: the next may go. */
    void done() {
        for (Optional<Waiting> next = next(); next.isPresent(); next = next()) {
            if (next.get().go()) {
                return;
            }
        }
    }

    private synchronized Optional<Waiting> next() {
        Iterator<Map.Entry<String, ArrayDeque<Waiting>>> addresses =
                byAddress.entrySet().iterator();
        if (!addresses.hasNext()) {
            checked--;
            return Optional.empty();
        }
        Map.Entry<String, ArrayDeque<Waiting>> first = addresses.next();
        addresses.remove();
        Waiting next = first.getValue().remove();
        waiting--;
        if (!first.getValue().isEmpty()) {
            byAddress.put(first.getKey(), first.getValue());
        }
        return Optional.of(next);
    }
}
