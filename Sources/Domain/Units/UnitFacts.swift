/// The prefixes and units of UCUM, the Unified Code for Units of Measure.
///
/// The facts are those of `ucum-essence.xml` 2.2 of 2024-06-17, case-sensitive codes. UCUM
/// (https://ucum.org) is copyright © 1999-2024 Regenstrief Institute, Inc. and the UCUM
/// Organization, used under the UCUM licence (https://ucum.org/license).
enum UnitFacts {
  /// Prefixes and the power of ten of each; those of two letters come first.
  static let prefixes: [(code: String, power: Int)] = [
    ("da", 1), ("Y", 24), ("Z", 21), ("E", 18), ("P", 15), ("T", 12), ("G", 9), ("M", 6), ("k", 3),
    ("h", 2), ("d", -1), ("c", -2), ("m", -3), ("u", -6), ("n", -9), ("p", -12), ("f", -15),
    ("a", -18), ("z", -21), ("y", -24),
  ]

  /// Prefixes of the amount of information and the power of two of each.
  static let binaryPrefixes: [(code: String, power: Int)] = [
    ("Ki", 10), ("Mi", 20), ("Gi", 30), ("Ti", 40),
  ]

  /// The base units, in the order of `UnitDimension.powers`; all take prefixes.
  static let bases = ["m", "s", "g", "rad", "K", "C", "cd"]

  /// Units that count things of one kind: a number to UCUM, but not to a clinic.
  ///
  /// An equivalent is a mole to UCUM, whatever the charge: 1 mmol of calcium is 2 meq. So `eq` and
  /// `osm` count things of their own, and nothing is converted between them and `mol`.
  static let counting: Set<String> = ["mol", "eq", "osm", "[HPF]", "[LPF]"]

  /// All other units, each after those it is made of: `code number unit marks;`.
  ///
  /// Marks: `m` takes prefixes, `a` is arbitrary (nothing converts to it), `p` is the number π,
  /// `:name` is read on a scale of its own (`SpecialScale`). The slope in percent is given in
  /// degrees by the file and in radians by the specification; the latter is right.
  static let units: StaticString = #"""
    10* 10 1; 10^ 10 1; [pi] 1 1 p; % 1 10*-2; [ppth] 1 10*-3; [ppm] 1 10*-6; [ppb] 1 10*-9;
    [pptr] 1 10*-12; mol 6.02214076 10*23 m; sr 1 rad2 m; Hz 1 s-1 m; N 1 kg.m/s2 m; Pa 1 N/m2 m;
    J 1 N.m m; W 1 J/s m; A 1 C/s m; V 1 J/C m; F 1 C/V m; Ohm 1 V/A m; S 1 Ohm-1 m; Wb 1 V.s m;
    Cel 1 K m:Cel; T 1 Wb/m2 m; H 1 Wb/A m; lm 1 cd.sr m; lx 1 lm/m2 m; Bq 1 s-1 m; Gy 1 J/kg m;
    Sv 1 J/kg m; deg 2 [pi].rad/360; gon 0.9 deg; ' 1 deg/60; '' 1 '/60; l 1 dm3 m; L 1 l m;
    ar 100 m2 m; min 60 s; h 60 min; d 24 h; a_t 365.24219 d; a_j 365.25 d; a_g 365.2425 d;
    a 1 a_j; wk 7 d; mo_s 29.53059 d; mo_j 1 a_j/12; mo_g 1 a_g/12; mo 1 mo_j; t 1e3 kg m;
    bar 1e5 Pa m; u 1.66053906660e-24 g m; [e] 1.602176634e-19 C m; eV 1 [e].V m;
    AU 149597.870691 Mm; pc 3.085678e16 m m; [c] 299792458 m/s m; [h] 6.62607015e-34 J.s m;
    [k] 1.380649e-23 J/K m; [eps_0] 8.854187817e-12 F/m m; [mu_0] 1 4.[pi].10*-7.N/A2 m;
    [m_e] 9.1093837139e-31 kg m; [m_p] 1.67262192595e-27 kg m; [G] 6.67430e-11 m3.kg-1.s-2 m;
    [g] 980665e-5 m/s2 m; atm 101325 Pa; [ly] 1 [c].a_j m; gf 1 g.[g] m; [gr] 64.79891 mg;
    [lb_av] 7000 [gr]; [lbf_av] 1 [lb_av].[g]; Ky 1 cm-1 m; Gal 1 cm/s2 m; dyn 1 g.cm/s2 m;
    erg 1 dyn.cm m; P 1 dyn.s/cm2 m; Bi 10 A m; St 1 cm2/s m; Mx 1e-8 Wb m; G 1e-4 T m;
    Oe 250 /[pi].A/m m; Gb 1 Oe.cm m; sb 1 cd/cm2 m; Lmb 1 cd/cm2/[pi] m; ph 1e-4 lx m;
    Ci 37e9 Bq m; R 2.58e-4 C/kg m; RAD 100 erg/g m; REM 1 RAD m; [in_i] 254e-2 cm;
    [ft_i] 12 [in_i]; [yd_i] 3 [ft_i]; [mi_i] 5280 [ft_i]; [fth_i] 6 [ft_i]; [nmi_i] 1852 m;
    [kn_i] 1 [nmi_i]/h; [sin_i] 1 [in_i]2; [sft_i] 1 [ft_i]2; [syd_i] 1 [yd_i]2;
    [cin_i] 1 [in_i]3; [cft_i] 1 [ft_i]3; [cyd_i] 1 [yd_i]3; [bf_i] 144 [in_i]3;
    [cr_i] 128 [ft_i]3; [mil_i] 1e-3 [in_i]; [cml_i] 1 [pi]/4.[mil_i]2; [hd_i] 4 [in_i];
    [ft_us] 1200 m/3937; [yd_us] 3 [ft_us]; [in_us] 1 [ft_us]/12; [rd_us] 16.5 [ft_us];
    [ch_us] 4 [rd_us]; [lk_us] 1 [ch_us]/100; [rch_us] 100 [ft_us]; [rlk_us] 1 [rch_us]/100;
    [fth_us] 6 [ft_us]; [fur_us] 40 [rd_us]; [mi_us] 8 [fur_us]; [acr_us] 160 [rd_us]2;
    [srd_us] 1 [rd_us]2; [smi_us] 1 [mi_us]2; [sct] 1 [mi_us]2; [twp] 36 [sct];
    [mil_us] 1e-3 [in_us]; [in_br] 2.539998 cm; [ft_br] 12 [in_br]; [rd_br] 16.5 [ft_br];
    [ch_br] 4 [rd_br]; [lk_br] 1 [ch_br]/100; [fth_br] 6 [ft_br]; [pc_br] 2.5 [ft_br];
    [yd_br] 3 [ft_br]; [mi_br] 5280 [ft_br]; [nmi_br] 6080 [ft_br]; [kn_br] 1 [nmi_br]/h;
    [acr_br] 4840 [yd_br]2; [gal_us] 231 [in_i]3; [bbl_us] 42 [gal_us]; [qt_us] 1 [gal_us]/4;
    [pt_us] 1 [qt_us]/2; [gil_us] 1 [pt_us]/4; [foz_us] 1 [gil_us]/4; [fdr_us] 1 [foz_us]/8;
    [min_us] 1 [fdr_us]/60; [crd_us] 128 [ft_i]3; [bu_us] 2150.42 [in_i]3; [gal_wi] 1 [bu_us]/8;
    [pk_us] 1 [bu_us]/4; [dqt_us] 1 [pk_us]/8; [dpt_us] 1 [dqt_us]/2; [tbs_us] 1 [foz_us]/2;
    [tsp_us] 1 [tbs_us]/3; [cup_us] 16 [tbs_us]; [foz_m] 30 mL; [cup_m] 240 mL; [tsp_m] 5 mL;
    [tbs_m] 15 mL; [gal_br] 4.54609 l; [pk_br] 2 [gal_br]; [bu_br] 4 [pk_br];
    [qt_br] 1 [gal_br]/4; [pt_br] 1 [qt_br]/2; [gil_br] 1 [pt_br]/4; [foz_br] 1 [gil_br]/5;
    [fdr_br] 1 [foz_br]/8; [min_br] 1 [fdr_br]/60; [oz_av] 1 [lb_av]/16; [dr_av] 1 [oz_av]/16;
    [scwt_av] 100 [lb_av]; [lcwt_av] 112 [lb_av]; [ston_av] 20 [scwt_av]; [lton_av] 20 [lcwt_av];
    [stone_av] 14 [lb_av]; [pwt_tr] 24 [gr]; [oz_tr] 20 [pwt_tr]; [lb_tr] 12 [oz_tr];
    [sc_ap] 20 [gr]; [dr_ap] 3 [sc_ap]; [oz_ap] 8 [dr_ap]; [lb_ap] 12 [oz_ap]; [oz_m] 28 g;
    [lne] 1 [in_i]/12; [pnt] 1 [lne]/6; [pca] 12 [pnt]; [pnt_pr] 0.013837 [in_i];
    [pca_pr] 12 [pnt_pr]; [pied] 32.48 cm; [pouce] 1 [pied]/12; [ligne] 1 [pouce]/12;
    [didot] 1 [ligne]/6; [cicero] 12 [didot]; [degF] 5 K/9 :degF; [degR] 5 K/9;
    [degRe] 5 K/4 :degRe; cal_[15] 4.18580 J m; cal_[20] 4.18190 J m; cal_m 4.19002 J m;
    cal_IT 4.1868 J m; cal_th 4.184 J m; cal 1 cal_th m; [Cal] 1 kcal_th; [Btu_39] 1.05967 kJ;
    [Btu_59] 1.05480 kJ; [Btu_60] 1.05468 kJ; [Btu_m] 1.05587 kJ; [Btu_IT] 1.05505585262 kJ;
    [Btu_th] 1.054350 kJ; [Btu] 1 [Btu_th]; [HP] 550 [ft_i].[lbf_av]/s; tex 1 g/km m;
    [den] 1 g/9/km; m[H2O] 980665e-5 kPa m; m[Hg] 133.3220 kPa m; [in_i'H2O] 1 m[H2O].[in_i]/m;
    [in_i'Hg] 1 m[Hg].[in_i]/m; [PRU] 1 mm[Hg].s/ml; [wood'U] 1 mm[Hg].min/L; [diop] 1 /m;
    [p'diop] 1 rad :tan; %[slope] 1 rad :tan; [mesh_i] 1 /[in_i]; [Ch] 1 mm/3; [drp] 1 ml/20;
    [hnsf'U] 1 1; [MET] 3.5 mL/min/kg; [hp'_X] 1 1 :hpX; [hp'_C] 1 1 :hpC; [hp'_M] 1 1 :hpM;
    [hp'_Q] 1 1 :hpQ; [hp_X] 1 1 a; [hp_C] 1 1 a; [hp_M] 1 1 a; [hp_Q] 1 1 a; [kp_X] 1 1 a;
    [kp_C] 1 1 a; [kp_M] 1 1 a; [kp_Q] 1 1 a; eq 1 mol m; osm 1 mol m; [pH] 1 mol/l :pH;
    g% 1 g/dl m; [S] 1 10*-13.s; [HPF] 1 1; [LPF] 100 1; kat 1 mol/s m; U 1 umol/min m;
    [iU] 1 1 ma; [IU] 1 [iU] ma; [arb'U] 1 1 a; [USP'U] 1 1 a; [GPL'U] 1 1 a; [MPL'U] 1 1 a;
    [APL'U] 1 1 a; [beth'U] 1 1 a; [anti'Xa'U] 1 1 a; [todd'U] 1 1 a; [dye'U] 1 1 a;
    [smgy'U] 1 1 a; [bdsk'U] 1 1 a; [ka'U] 1 1 a; [knk'U] 1 1 a; [mclg'U] 1 1 a; [tb'U] 1 1 a;
    [CCID_50] 1 1 a; [TCID_50] 1 1 a; [EID_50] 1 1 a; [PFU] 1 1 a; [FFU] 1 1 a; [CFU] 1 1 a;
    [IR] 1 1 a; [BAU] 1 1 a; [AU] 1 1 a; [Amb'a'1'U] 1 1 a; [PNU] 1 1 a; [Lf] 1 1 a;
    [D'ag'U] 1 1 a; [FEU] 1 1 a; [ELU] 1 1 a; [EU] 1 1 a; Np 1 1 m:ln; B 1 1 m:lg;
    B[SPL] 2 10*-5.Pa m:lg2; B[V] 1 V m:lg2; B[mV] 1 mV m:lg2; B[uV] 1 uV m:lg2;
    B[10.nV] 10 nV m:lg2; B[W] 1 W m:lg; B[kW] 1 kW m:lg; st 1 m3 m; Ao 0.1 nm; b 100 fm2;
    att 1 kgf/cm2; mho 1 S m; [psi] 1 [lbf_av]/[in_i]2; circ 2 [pi].rad; sph 4 [pi].sr;
    [car_m] 2e-1 g; [car_Au] 1 /24; [smoot] 67 [in_i]; [m/s2/Hz^(1/2)] 1 m2/s4/Hz :sqrt;
    [NTU] 1 1; [FNU] 1 1; bit_s 1 1 :ld; bit 1 1 m; By 8 bit m; Bd 1 /s m;
    """#
}
