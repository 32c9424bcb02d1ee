package io.matterflow.payments;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Tells when a person opened a pay link. Mail scanners and previews ask for links too: only a browser that goes to the
 * page counts, which it says itself. Nothing is kept of who it was, and no picture tells on whoever reads the mail.
 */
@Component
public class PayLinkVisits {

  private static final List<String> SAYS_PREFETCH = List.of("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose");

  private final ApplicationEventPublisher events;

  PayLinkVisits(ApplicationEventPublisher events) {
    this.events = events;
  }

  /** Somebody, or something, asked for the page of this invoice. */
  public void visited(String invoiceNumber, HttpMethod method, HttpHeaders said) {
    if (isAPerson(method, said)) {
      events.publishEvent(new PayLinkOpened(invoiceNumber));
    }
  }

  /** Whoever presses the button is there, whatever the browser says. */
  private static boolean isAPerson(HttpMethod method, HttpHeaders said) {
    return method.equals(HttpMethod.POST) || method.equals(HttpMethod.GET)
        && "navigate".equalsIgnoreCase(said.getFirst("Sec-Fetch-Mode"))
        && "document".equalsIgnoreCase(said.getFirst("Sec-Fetch-Dest"))
        && !isAhead(said);
  }

  /** Fetched in case that somebody wants to see it. */
  private static boolean isAhead(HttpHeaders said) {
    return SAYS_PREFETCH.stream()
        .flatMap(name -> Stream.ofNullable(said.getFirst(name)))
        .anyMatch(purpose -> purpose.contains("prefetch") || purpose.contains("preview"));
  }
}
