package org.alongside.directory.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.alongside.access.CurrentActor;
import org.alongside.directory.hsds.CsvPackage;
import org.alongside.directory.hsds.Exchange;
import org.alongside.directory.hsds.JsonFile;
import org.alongside.ids.WorkerId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where supervisors take the directory along, in HSDS 3.0. */
@Controller
class ExportController {
    private final Exchange exchange;

    ExportController(Exchange exchange) {
        this.exchange = exchange;
    }

    @GetMapping("/directory/export.zip")
    ResponseEntity<byte[]> csv() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CsvPackage.write(exchange.export(me()), bytes);
        return file("directory.zip", MediaType.valueOf("application/zip"), bytes);
    }

    @GetMapping("/directory/export.json")
    ResponseEntity<byte[]> json() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonFile.write(exchange.export(me()), bytes);
        return file("directory.json", MediaType.APPLICATION_JSON, bytes);
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, ByteArrayOutputStream bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(bytes.toByteArray());
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
