package org.alongside.journey.copies;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** So many copies are made at once, to fetch or to print: each takes a processor for seconds. */
@Component
public class CopyPlaces {
    private static final int AT_ONCE = 2;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /** @return what was made; empty where as many are being made just now */
    public <T> Optional<T> make(Callable<T> copy) throws Exception {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(copy.call());
        } finally {
            places.release();
        }
    }
}
