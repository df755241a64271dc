package org.alongside;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the service: engine, Tasklist, Cockpit, Admin and the pages, in one process. */
@SpringBootApplication
@EnableScheduling
public class Alongside {
    public static void main(String[] args) {
        SpringApplication.run(Alongside.class, args);
    }
}
