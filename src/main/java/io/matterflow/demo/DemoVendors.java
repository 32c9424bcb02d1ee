package io.matterflow.demo;

import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The vendors of the demo, which can be told to fail, to hang or to answer late. */
@Tag(name = "Demo")
@SecurityRequirements
@Profile("demo")
@RestController
@RequestMapping("/demo/vendors")
class DemoVendors {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final LocalVendors vendors;

  DemoVendors(LocalVendors vendors) {
    this.vendors = vendors;
  }

  @Operation(summary = "How each local vendor behaves")
  @GetMapping
  Page<VendorView> all() {
    return Page.of(vendors.all().entrySet().stream()
        .map(vendor -> view(vendor.getKey(), vendor.getValue()))
        .toList());
  }

  @Operation(summary = "Tell a local vendor to fail, to hang or to answer late")
  @PostMapping("/{name}")
  VendorView become(@PathVariable String name, @RequestBody Wish wish) {
    var vendor = vendor(name);
    var mood = wish.mood().orElseThrow(() -> Problem.malformed("Say which mood the vendor is to be in.")
        .at("/mood", "WELL, FAIL, HANG_BEFORE, HANG_AFTER or LATE"));
    wish.patience().map(DemoVendors::bounded).ifPresentOrElse(
        patience -> vendor.become(mood, patience),
        () -> vendor.become(mood));
    return view(name, vendor);
  }

  private static VendorView view(String name, LocalVendor vendor) {
    return new VendorView(name, vendor.mood(), vendor.waiting());
  }

  private LocalVendor vendor(String name) {
    return Optional.ofNullable(vendors.all().get(name)).orElseThrow(() -> Problem.notFound("local vendor", name));
  }

  private static Duration bounded(Duration patience) {
    if (patience.isNegative() || patience.compareTo(LONGEST) > 0) {
      throw Problem.malformed("A caller's patience ends within five minutes.").at("/patience", "a duration up to PT5M");
    }
    return patience;
  }

  /** How a vendor behaves now, and how many callers it leaves waiting. */
  record VendorView(String name, Mood mood, List<String> waiting) {}

  /** How a vendor is to behave, and after how long a caller that is left hanging gives up. */
  record Wish(Optional<Mood> mood, Optional<Duration> patience) {}
}
