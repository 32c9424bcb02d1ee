package io.matterflow.directory.web;

import io.matterflow.directory.Directory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What everybody who is signed in may know of the firm: its name, and which day it is there. */
@Tag(name = "Directory")
@RestController
class FirmController {

  private final Directory directory;
  private final Clock clock;

  FirmController(Directory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @Operation(summary = "Name the firm and its day today")
  @GetMapping("/api/firm")
  FirmView firm() {
    var firm = directory.firm();
    return new FirmView(firm.name(), clock.instant().atZone(firm.zone()).toLocalDate());
  }

  record FirmView(String name, LocalDate today) {}
}
